package io.ballast.ingestion.application;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.domain.arbitration.Priorities;

/**
 * Asks the next provider, in the order of priority, for exactly the cells the ones before have no bar for, those whose bar
 * cannot be true included, and for those a person wants to be its own. A cell is only settled as absent once every provider
 * has answered; what each of them said is kept with it. Cells a provider gives no answer for are pending, with what the
 * others said: only who failed is asked again.
 */
@ApplicationScoped
public class FailOver {

    private final ProviderOrder providers;
    private final PriorityRules rules;

    /** Asks in that order. */
    @Inject
    public FailOver(ProviderOrder providers, PriorityRules rules) {
        this.providers = providers;
        this.rules = rules;
    }

    /**
     * Completes what the first provider gave.
     *
     * @param first its cells
     * @param checkpoint called between calls and while waiting; may throw to stop
     * @return what it gave first, then what the others did
     */
    public Completion complete(FetchedCells first, Runnable checkpoint) {
        List<MarketDataProvider> others = providers.after(first.provider());
        Chain chain = new Chain(List.of(first), List.of(), priorities(!others.isEmpty()));
        others.forEach(next -> chain.ask(next, checkpoint));
        return chain.completion();
    }

    /**
     * Asks again who gave no answer.
     *
     * @param pending the cells
     * @param checkpoint called between calls and while waiting; may throw to stop
     * @return what these providers gave, and what is still pending
     */
    public Completion resume(PendingCells pending, Runnable checkpoint) {
        Chain chain = new Chain(List.of(), pending.given(), priorities(true));
        providers.all().stream()
                .filter(provider -> pending.unanswered().contains(provider.name()))
                .forEach(provider -> chain.ask(provider, checkpoint));
        return chain.completion();
    }

    private Priorities priorities(boolean matter) {
        return new Priorities(providers.names(), matter ? rules.all() : List.of());
    }
}
