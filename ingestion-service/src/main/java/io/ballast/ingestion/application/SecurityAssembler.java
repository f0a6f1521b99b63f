package io.ballast.ingestion.application;

import java.time.LocalDate;

import io.ballast.ingestion.config.UniverseSettings;
import io.ballast.ingestion.domain.universe.MarketFigures;
import io.ballast.ingestion.domain.universe.Membership;
import io.ballast.ingestion.domain.universe.SecurityFacts;
import io.ballast.ingestion.domain.universe.SicSector;
import io.ballast.ingestion.domain.universe.UniverseDecision;
import io.ballast.ingestion.domain.universe.UniverseRule;

/** Puts together what is known of a security and what the rule makes of it. */
final class SecurityAssembler {

    private final UniverseSettings settings;
    private final UniverseRule rule;
    private final MarketFigures figures;
    private final LocalDate asOf;

    /**
     * @param rule the rule that decides, without the market-cap threshold if the provider gives no capitalisation
     * @param asOf the date of the decision: who fails it now has been a member until then
     */
    SecurityAssembler(UniverseSettings settings, UniverseRule rule, MarketFigures figures, LocalDate asOf) {
        this.settings = settings;
        this.rule = rule;
        this.figures = figures;
        this.asOf = asOf;
    }

    /**
     * What can be decided before details are asked for.
     *
     * @param before its membership until now, null if it had none
     */
    UniverseDecision decideWithoutDetails(ListedSecurity listed, Membership before) {
        return rule.decide(facts(listed, null), isMember(before));
    }

    private static boolean isMember(Membership before) {
        return before != null && before.to() == null;
    }

    /**
     * The security as it is kept.
     *
     * @param details null if they were not asked for or are unknown
     * @param before its membership until now, null if it had none
     */
    SecurityRecord assemble(ListedSecurity listed, SecurityDetails details, Membership before) {
        SecurityFacts facts = facts(listed, details);
        boolean benchmark = listed.symbol().equals(settings.benchmark());
        UniverseDecision decision = benchmark
                ? new UniverseDecision(false, "the benchmark is no member")
                : rule.decide(facts, isMember(before));
        LocalDate listedOn = details == null ? null : details.listedOn();
        Membership membership = membership(decision, listedOn, listed.delistedOn(), benchmark ? null : before);
        boolean included = decision.passes() && listed.delistedOn() == null;
        return new SecurityRecord(
                listed,
                listedOn,
                details == null ? null : SicSector.of(details.sicCode()),
                details == null ? null : details.sicDescription(),
                facts.marketCap(),
                facts.lastClose(),
                facts.adv(),
                membership,
                included,
                benchmark,
                settings.proxies().contains(listed.symbol()),
                listed.delistedOn() == null || !decision.passes()
                        ? decision.reason()
                        : "member until its delisting; " + decision.reason());
    }

    private Membership membership(
            UniverseDecision decision, LocalDate listedOn, LocalDate delistedOn, Membership before) {
        if (decision.passes()) {
            return Membership.lifeOf(listedOn, delistedOn);
        }
        return before == null ? null : before.endedOn(asOf);
    }

    private SecurityFacts facts(ListedSecurity listed, SecurityDetails details) {
        return new SecurityFacts(
                listed.symbol(),
                listed.type(),
                details == null ? Double.NaN : details.marketCap(),
                figures.lastClose(listed.symbol()),
                figures.adv(listed.symbol()));
    }
}
