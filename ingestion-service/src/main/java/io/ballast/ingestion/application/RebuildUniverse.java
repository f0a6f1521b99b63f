package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;

import io.ballast.ingestion.config.BackfillSettings;
import io.ballast.ingestion.config.UniverseSettings;
import io.ballast.ingestion.domain.universe.MarketFigures;
import io.ballast.ingestion.domain.universe.MembershipHistory;
import io.ballast.ingestion.domain.universe.Ruling;
import io.ballast.ingestion.domain.universe.UniverseFilter;
import io.ballast.ingestion.domain.universe.UniverseRule;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;

/**
 * Decides anew who belongs to the universe: common stock that passes the thresholds. Who is decided on for the first time
 * is a member from its listing to its delisting, also if it was delisted within the wanted history; who was known joins
 * and leaves on the session it is decided on, and earlier memberships stay as they were. Persons'
 * rulings go before the rule until they expire. Run twice, it changes nothing. A provider that does not answer is waited
 * for.
 *
 * <p>Parameters: {@code final}, false by default.
 */
@ApplicationScoped
public class RebuildUniverse implements OperationHandler {

    /** The type of the operation. */
    public static final String TYPE = "rebuild-universe";

    private static final Logger LOG = Logger.getLogger(RebuildUniverse.class);

    private final SymbolUpkeep symbols;
    private final SilentDelistings silent;
    private final MarketSurvey survey;
    private final SecurityStore securities;
    private final Rulings rulings;
    private final Sessions sessions;
    private final RunClosing closing;

    @Inject
    RebuildUniverse(
            SymbolUpkeep symbols,
            SilentDelistings silent,
            MarketSurvey survey,
            SecurityStore securities,
            Rulings rulings,
            Sessions sessions,
            RunClosing closing) {
        this.symbols = symbols;
        this.silent = silent;
        this.survey = survey;
        this.securities = securities;
        this.rulings = rulings;
        this.sessions = sessions;
        this.closing = closing;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public OperationOutcome run(OperationContext operation) {
        UniverseSettings settings = UniverseSettings.from(operation.variables());
        LocalDate asOf = sessions.latestDue();
        BackfillSettings backfill = BackfillSettings.from(operation.variables());
        LocalDate historyFrom = asOf.minusDays(backfill.targetDays());
        Waiting waiting = new Waiting(operation, backfill);
        List<String> notices = new ArrayList<>();
        SymbolUpkeep.Listings listings = waiting.untilAnswered("the listings", () -> symbols.follow(asOf));
        noticeEnded(silent.end(listings, asOf), notices);
        Collection<ListedSecurity> listed = survey.listed(listings, historyFrom, asOf);
        operation.checkpoint();
        Map<String, Ruling> inForce = rulings.inForce(asOf);
        MarketFigures figures = waiting.untilAnswered("the latest sessions", () -> survey.figures(operation));
        Map<String, MembershipHistory> before = securities.memberships();
        SecurityAssembler first =
                new SecurityAssembler(settings, new UniverseRule(settings.filter()), inForce, figures, asOf);
        Map<String, SecurityDetails> details =
                survey.details(operation, waiting, asked(listed, first, before, settings.proxies()));
        UniverseFilter filter = usable(settings.filter(), details.values(), notices);
        SecurityAssembler second = new SecurityAssembler(settings, new UniverseRule(filter), inForce, figures, asOf);
        List<SecurityRecord> records = listed.stream()
                .map(security ->
                        second.assemble(security, details.get(security.symbol()), before.get(security.symbol())))
                .toList();
        noticeBenchmark(settings, records, notices);
        noticeLateJoiners(records, before, notices);
        QuarkusTransaction.requiringNew().run(() -> securities.save(records, asOf));
        closing.close(operation, false);
        UniverseReport report = UniverseReport.of(asOf, records, before, inForce.values(), notices);
        report.notices().forEach(notice -> LOG.warnf("Universe: %s", notice));
        LOG.infof("Universe of %s: %d included of %d known", asOf, report.included(), report.known());
        return OperationOutcome.succeeded(report);
    }

    /** Details cost a call each: only those are asked for that may pass. */
    private static List<ListedSecurity> asked(
            Collection<ListedSecurity> listed,
            SecurityAssembler assembler,
            Map<String, MembershipHistory> before,
            Set<String> proxies) {
        return listed.stream()
                .filter(security -> proxies.contains(security.symbol())
                        || assembler
                                .decideWithoutDetails(security, before.get(security.symbol()))
                                .passes())
                .toList();
    }

    private static UniverseFilter usable(
            UniverseFilter filter, Collection<SecurityDetails> details, List<String> notices) {
        boolean known = details.stream().anyMatch(detail -> !Double.isNaN(detail.marketCap()));
        if (known || filter.maxMarketCap().isEmpty()) {
            return filter;
        }
        notices.add("the provider gives no market capitalisation: UNIVERSE_MAX_MARKET_CAP_USD is skipped");
        return filter.withoutMarketCap();
    }

    private static void noticeEnded(List<String> delisted, List<String> notices) {
        if (!delisted.isEmpty()) {
            notices.add("delisted by the lists, which give no day, and by their last bars: " + delisted);
        }
    }

    private static void noticeLateJoiners(
            List<SecurityRecord> records, Map<String, MembershipHistory> before, List<String> notices) {
        long late = records.stream()
                .filter(SecurityRecord::included)
                .filter(security -> before.containsKey(security.symbol())
                        && !before.get(security.symbol()).isOpen())
                .count();
        if (late > 0) {
            notices.add(late + " known securities joined: the next backfill fetches the bars of their past");
        }
    }

    private static void noticeBenchmark(UniverseSettings settings, List<SecurityRecord> records, List<String> notices) {
        if (records.stream().noneMatch(SecurityRecord::benchmark)) {
            notices.add("the provider does not list the benchmark " + settings.benchmark()
                    + ": returns cannot be compared with it; set BENCHMARK_SYMBOL to one it lists");
        }
    }
}
