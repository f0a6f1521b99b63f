package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.Map;

import io.ballast.ingestion.config.UniverseSettings;
import io.ballast.ingestion.domain.universe.MarketFigures;
import io.ballast.ingestion.domain.universe.Membership;
import io.ballast.ingestion.domain.universe.MembershipHistory;
import io.ballast.ingestion.domain.universe.Ruling;
import io.ballast.ingestion.domain.universe.SecurityFacts;
import io.ballast.ingestion.domain.universe.SicSector;
import io.ballast.ingestion.domain.universe.UniverseDecision;
import io.ballast.ingestion.domain.universe.UniverseRule;

/** Puts together what is known of a security and what the rule makes of it. */
final class SecurityAssembler {

    private final UniverseSettings settings;
    private final UniverseRule rule;
    private final Map<String, Ruling> rulings;
    private final MarketFigures figures;
    private final LocalDate asOf;

    /**
     * @param rule the rule that decides, without the market-cap threshold if the provider gives no capitalisation
     * @param rulings persons' rulings in force, by symbol; the rule gives way to them
     * @param asOf the date of the decision: who fails it now has been a member until then
     */
    SecurityAssembler(
            UniverseSettings settings,
            UniverseRule rule,
            Map<String, Ruling> rulings,
            MarketFigures figures,
            LocalDate asOf) {
        this.settings = settings;
        this.rule = rule;
        this.rulings = rulings;
        this.figures = figures;
        this.asOf = asOf;
    }

    /**
     * What can be decided before details are asked for.
     *
     * @param before its memberships until now, null if it was not known
     */
    UniverseDecision decideWithoutDetails(ListedSecurity listed, MembershipHistory before) {
        return decide(facts(listed, null), before);
    }

    private UniverseDecision decide(SecurityFacts facts, MembershipHistory before) {
        Ruling ruling = rulings.get(facts.symbol());
        return ruling == null ? rule.decide(facts, isMember(before)) : ruling.decision();
    }

    private static boolean isMember(MembershipHistory before) {
        return before != null && before.isOpen();
    }

    /**
     * The security as it is kept.
     *
     * @param details null if they were not asked for or are unknown
     * @param before its memberships until now, null if it was not known
     */
    SecurityRecord assemble(ListedSecurity listed, SecurityDetails details, MembershipHistory before) {
        SecurityFacts facts = facts(listed, details);
        boolean benchmark = listed.symbol().equals(settings.benchmark());
        UniverseDecision decision =
                benchmark ? new UniverseDecision(false, "the benchmark is no member") : decide(facts, before);
        LocalDate listedOn = details == null ? null : details.listedOn();
        MembershipHistory memberships = memberships(decision, listedOn, listed.delistedOn(), benchmark ? null : before);
        return new SecurityRecord(
                listed,
                listedOn,
                details == null ? null : SicSector.of(details.sicCode()),
                details == null ? null : details.sicDescription(),
                facts.marketCap(),
                facts.lastClose(),
                facts.adv(),
                memberships,
                memberships.isOpen(),
                benchmark,
                settings.proxies().contains(listed.symbol()),
                listed.delistedOn() == null || !decision.passes()
                        ? decision.reason()
                        : "member until its delisting; " + decision.reason());
    }

    /** The past stays as it was decided; only who is decided on for the first time is taken for a member all its life. */
    private MembershipHistory memberships(
            UniverseDecision decision, LocalDate listedOn, LocalDate delistedOn, MembershipHistory before) {
        if (before == null) {
            return decision.passes()
                    ? MembershipHistory.of(Membership.lifeOf(listedOn, delistedOn))
                    : MembershipHistory.NONE;
        }
        MembershipHistory lived = delistedOn == null ? before : before.leftOn(delistedOn);
        if (!decision.passes()) {
            return lived.leftOn(asOf);
        }
        return delistedOn == null ? lived.joinedOn(asOf) : lived;
    }

    private SecurityFacts facts(ListedSecurity listed, SecurityDetails details) {
        return new SecurityFacts(
                listed.symbol(),
                listed.type(),
                listed.exchange(),
                details == null ? Double.NaN : details.marketCap(),
                figures.lastClose(listed.symbol()),
                figures.adv(listed.symbol()));
    }
}
