package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.domain.action.CorporateAction;

/**
 * Asks for splits and dividends that are announced for days to come. They are not stored: an action counts for factors, and
 * is known to point-in-time reads, once its day has come.
 */
@ApplicationScoped
public class UpcomingActions {

    private final MarketDataProvider provider;

    @Inject
    UpcomingActions(MarketDataProvider provider) {
        this.provider = provider;
    }

    /**
     * Asks the provider.
     *
     * @param from first ex-date
     * @param to last ex-date, included
     * @return by ex-date and symbol
     * @throws ProviderException if it gives no answer
     */
    public List<CorporateAction> of(LocalDate from, LocalDate to) {
        return Stream.<CorporateAction>concat(provider.splits(from, to).stream(), provider.dividends(from, to).stream())
                .sorted(Comparator.comparing(CorporateAction::exDate)
                        .thenComparing(CorporateAction::symbol)
                        .thenComparing(action -> action.getClass().getSimpleName()))
                .toList();
    }
}
