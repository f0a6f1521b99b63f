package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;

import io.ballast.ingestion.config.BackfillSettings;
import io.ballast.ingestion.config.UniverseSettings;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.domain.bar.BarJudge;
import io.ballast.ingestion.domain.universe.MarketFigures;
import io.ballast.ingestion.domain.universe.Membership;
import io.ballast.ingestion.domain.universe.UniverseFilter;
import io.ballast.ingestion.domain.universe.UniverseRule;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;

/**
 * Decides anew who belongs to the universe: common stock that passes the thresholds, members from their listing to
 * their delisting, and those delisted within the wanted history as members until then. Run twice, it changes nothing.
 *
 * <p>Parameters: {@code final}, false by default.
 */
@ApplicationScoped
public class RebuildUniverse implements OperationHandler {

    /** The type of the operation. */
    public static final String TYPE = "rebuild-universe";

    private static final Logger LOG = Logger.getLogger(RebuildUniverse.class);

    /** So many symbols are named in the result; all of them are in the universe itself. */
    private static final int NAMED = 50;

    private final MarketDataProvider provider;
    private final SecurityStore securities;
    private final Sessions sessions;
    private final RunClosing closing;
    private final BarJudge judge = new BarJudge(ExchangeCalendar.xnys());

    @Inject
    RebuildUniverse(MarketDataProvider provider, SecurityStore securities, Sessions sessions, RunClosing closing) {
        this.provider = provider;
        this.securities = securities;
        this.sessions = sessions;
        this.closing = closing;
    }

    /**
     * What a rebuild found.
     *
     * @param asOf the session it was decided on
     * @param known securities kept
     * @param included members now
     * @param former members until a date in the past
     * @param joined how many are members now and were not
     * @param joinedSymbols the first of them
     * @param left how many were members and are no more
     * @param leftSymbols the first of them
     * @param reasons why, by symbol, for those named
     * @param notices what could not be checked
     */
    public record Result(
            LocalDate asOf,
            int known,
            int included,
            int former,
            int joined,
            List<String> joinedSymbols,
            int left,
            List<String> leftSymbols,
            Map<String, String> reasons,
            List<String> notices) {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public OperationOutcome run(OperationContext operation) {
        UniverseSettings settings = UniverseSettings.from(operation.variables());
        LocalDate asOf = sessions.latestDue();
        LocalDate historyFrom =
                asOf.minusDays(BackfillSettings.from(operation.variables()).targetDays());
        List<String> notices = new ArrayList<>();
        try (ProviderCalls calls = new ProviderCalls()) {
            Collection<ListedSecurity> listed = listed(historyFrom, asOf);
            operation.checkpoint();
            MarketFigures figures = figures(calls, operation);
            Map<String, Membership> before = securities.memberships();
            SecurityAssembler first =
                    new SecurityAssembler(settings, new UniverseRule(settings.filter()), figures, asOf);
            Map<String, SecurityDetails> details = details(calls, operation, listed, first, before, settings.proxies());
            UniverseFilter filter = usable(settings.filter(), details.values(), notices);
            SecurityAssembler second = new SecurityAssembler(settings, new UniverseRule(filter), figures, asOf);
            List<SecurityRecord> records = listed.stream()
                    .map(security ->
                            second.assemble(security, details.get(security.symbol()), before.get(security.symbol())))
                    .toList();
            noticeBenchmark(settings, records, notices);
            QuarkusTransaction.requiringNew().run(() -> securities.save(records));
            closing.close(operation, false);
            return OperationOutcome.succeeded(result(asOf, records, before, notices));
        }
    }

    /** Everything listed now, and what was delisted within the wanted history; a re-used symbol counts as listed. */
    private Collection<ListedSecurity> listed(LocalDate historyFrom, LocalDate asOf) {
        Map<String, ListedSecurity> bySymbol = new TreeMap<>();
        for (ListedSecurity gone : provider.securities(false)) {
            LocalDate delistedOn = gone.delistedOn();
            if (delistedOn != null && delistedOn.isAfter(historyFrom) && !delistedOn.isAfter(asOf)) {
                bySymbol.merge(gone.symbol(), gone, (a, b) -> a.delistedOn().isAfter(b.delistedOn()) ? a : b);
            }
        }
        for (ListedSecurity security : provider.securities(true)) {
            bySymbol.put(security.symbol(), security);
        }
        return bySymbol.values();
    }

    private MarketFigures figures(ProviderCalls calls, OperationContext operation) {
        MarketFigures figures = new MarketFigures();
        calls.each(sessions.latest(MarketFigures.SESSIONS), this::acceptableBars, operation::checkpoint)
                .forEach(figures::add);
        return figures;
    }

    /** Bars of a session that can be true; none if the provider's plan leaves it out. */
    private List<Bar> acceptableBars(LocalDate session) {
        return ifAvailable(
                        () -> judge.judge(provider.session(session, any -> true).bars())
                                .accepted())
                .orElse(List.of());
    }

    private static <T> Optional<T> ifAvailable(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (ProviderException failed) {
            if (failed.kind() == ProviderException.Kind.UNAVAILABLE) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    private Map<String, SecurityDetails> details(
            ProviderCalls calls,
            OperationContext operation,
            Collection<ListedSecurity> listed,
            SecurityAssembler assembler,
            Map<String, Membership> before,
            Set<String> proxies) {
        List<ListedSecurity> asked = listed.stream()
                .filter(security -> proxies.contains(security.symbol())
                        || assembler
                                .decideWithoutDetails(security, before.get(security.symbol()))
                                .passes())
                .toList();
        List<Optional<SecurityDetails>> answers = calls.each(asked, this::details, operation::checkpoint);
        Map<String, SecurityDetails> details = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            String symbol = asked.get(i).symbol();
            answers.get(i).ifPresent(answer -> details.put(symbol, answer));
        }
        return details;
    }

    private Optional<SecurityDetails> details(ListedSecurity security) {
        LocalDate lastDay =
                security.delistedOn() == null ? null : security.delistedOn().minusDays(1);
        return ifAvailable(() -> provider.details(security.symbol(), lastDay)).flatMap(Function.identity());
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

    private static void noticeBenchmark(UniverseSettings settings, List<SecurityRecord> records, List<String> notices) {
        if (records.stream().noneMatch(SecurityRecord::benchmark)) {
            notices.add("the provider does not list the benchmark " + settings.benchmark()
                    + ": returns cannot be compared with it; set BENCHMARK_SYMBOL to one it lists");
        }
    }

    private static Result result(
            LocalDate asOf, List<SecurityRecord> records, Map<String, Membership> before, List<String> notices) {
        Map<String, String> joined = new TreeMap<>();
        Map<String, String> left = new TreeMap<>();
        int included = 0;
        int former = 0;
        for (SecurityRecord security : records) {
            Membership was = before.get(security.symbol());
            boolean wasIncluded = was != null && was.to() == null;
            if (security.included()) {
                included++;
                if (!wasIncluded) {
                    joined.put(security.symbol(), security.reason());
                }
            } else if (security.membership() != null) {
                former++;
                if (wasIncluded) {
                    left.put(security.symbol(), security.reason());
                }
            }
        }
        notices.forEach(notice -> LOG.warnf("Universe: %s", notice));
        LOG.infof("Universe of %s: %d included of %d known", asOf, included, records.size());
        Map<String, String> reasons = new TreeMap<>();
        firstOf(joined).forEach(symbol -> reasons.put(symbol, joined.get(symbol)));
        firstOf(left).forEach(symbol -> reasons.put(symbol, left.get(symbol)));
        return new Result(
                asOf,
                records.size(),
                included,
                former,
                joined.size(),
                firstOf(joined),
                left.size(),
                firstOf(left),
                reasons,
                notices);
    }

    private static List<String> firstOf(Map<String, String> bySymbol) {
        return bySymbol.keySet().stream().limit(NAMED).toList();
    }
}
