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

    private final MarketDataProvider provider;
    private final Sessions sessions;
    private final BarJudge judge = new BarJudge(ExchangeCalendar.xnys());

    @Inject
    MarketSurvey(MarketDataProvider provider, Sessions sessions) {
        this.provider = provider;
        this.sessions = sessions;
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

    /** What is known of securities, by symbol; those the provider does not know are left out. */
    Map<String, SecurityDetails> details(OperationContext operation, List<ListedSecurity> asked) {
        Map<String, SecurityDetails> details = new LinkedHashMap<>();
        try (ProviderCalls calls = new ProviderCalls()) {
            List<Optional<SecurityDetails>> answers = calls.each(asked, this::details, operation::checkpoint);
            for (int i = 0; i < asked.size(); i++) {
                String symbol = asked.get(i).symbol();
                answers.get(i).ifPresent(answer -> details.put(symbol, answer));
            }
        }
        return details;
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
