package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.domain.bar.BarJudge;
import io.ballast.ingestion.domain.universe.MarketFigures;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.operation.OperationContext;

/** Asks the provider for what the universe is decided on; what its plan leaves out is unknown. */
@ApplicationScoped
public class MarketSurvey {

    /** So many securities are asked for before their answers are kept. */
    private static final int BATCH = 100;

    private final MarketDataProvider provider;
    private final Sessions sessions;
    private final HeardDetails heard;
    private final BarJudge judge = new BarJudge(ExchangeCalendar.xnys());

    @Inject
    MarketSurvey(MarketDataProvider provider, Sessions sessions, HeardDetails heard) {
        this.provider = provider;
        this.sessions = sessions;
        this.heard = heard;
    }

    /**
     * Everything listed now, and what was delisted within the wanted history; a re-used symbol counts as listed.
     *
     * @param listings the provider's lists
     * @param historyFrom day before the first delisting that matters
     * @param asOf day of the last one
     * @return one per symbol, ascending
     */
    Collection<ListedSecurity> listed(SymbolUpkeep.Listings listings, LocalDate historyFrom, LocalDate asOf) {
        Map<String, ListedSecurity> bySymbol = new TreeMap<>();
        for (ListedSecurity gone : listings.gone()) {
            LocalDate delistedOn = gone.delistedOn();
            if (delistedOn != null && delistedOn.isAfter(historyFrom) && !delistedOn.isAfter(asOf)) {
                bySymbol.merge(gone.symbol(), gone, (a, b) -> a.delistedOn().isAfter(b.delistedOn()) ? a : b);
            }
        }
        for (ListedSecurity security : listings.active()) {
            bySymbol.put(security.symbol(), security);
        }
        return bySymbol.values();
    }

    /** Closes and dollar volumes of the whole market's latest sessions. */
    MarketFigures figures(OperationContext operation) {
        MarketFigures figures = new MarketFigures();
        try (ProviderCalls calls = new ProviderCalls()) {
            calls.each(sessions.latest(MarketFigures.SESSIONS), this::acceptableBars, operation::checkpoint)
                    .forEach(figures::add);
        }
        return figures;
    }

    /** Bars of a session that can be true; none if the provider's plan leaves it out. */
    private List<Bar> acceptableBars(LocalDate session) {
        return ifAvailable(
                        () -> judge.judge(provider.session(session, any -> true).bars())
                                .accepted())
                .orElse(List.of());
    }

    /**
     * What is known of securities, by symbol; those the provider does not know are left out. Every answer is kept at once, so
     * that an operation that is taken up again asks for the others only.
     */
    Map<String, SecurityDetails> details(OperationContext operation, Waiting waiting, List<ListedSecurity> asked) {
        Map<String, Optional<SecurityDetails>> answers = heard.of(operation.id());
        List<ListedSecurity> open = asked.stream()
                .filter(security -> !answers.containsKey(security.symbol()))
                .toList();
        try (ProviderCalls calls = new ProviderCalls()) {
            for (int from = 0; from < open.size(); from += BATCH) {
                List<ListedSecurity> batch = open.subList(from, Math.min(open.size(), from + BATCH));
                waiting.untilAnswered("details of securities", () -> hear(operation, calls, batch, answers));
                operation.progress(answers.size(), asked.size(), "securities");
            }
        }
        Map<String, SecurityDetails> details = new LinkedHashMap<>();
        asked.forEach(
                security -> answers.get(security.symbol()).ifPresent(answer -> details.put(security.symbol(), answer)));
        return details;
    }

    /** Asks for those of a batch that have not answered; how many have then. */
    private int hear(
            OperationContext operation,
            ProviderCalls calls,
            List<ListedSecurity> batch,
            Map<String, Optional<SecurityDetails>> answers) {
        List<ListedSecurity> open = batch.stream()
                .filter(security -> !answers.containsKey(security.symbol()))
                .toList();
        ProviderCalls.Answers<ListedSecurity, Optional<SecurityDetails>> got =
                calls.untilFailure(open, this::details, operation::checkpoint);
        Map<String, Optional<SecurityDetails>> fresh = new LinkedHashMap<>();
        got.byItem().forEach((security, answer) -> fresh.put(security.symbol(), answer));
        heard.add(operation.id(), fresh);
        answers.putAll(fresh);
        got.failure().ifPresent(failure -> {
            throw failure;
        });
        return fresh.size();
    }

    private Optional<SecurityDetails> details(ListedSecurity security) {
        LocalDate lastDay =
                security.delistedOn() == null ? null : security.delistedOn().minusDays(1);
        return ifAvailable(() -> provider.details(security.symbol(), lastDay)).flatMap(Function.identity());
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
}
