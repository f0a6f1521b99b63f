package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.application.ProviderException.Kind;
import io.ballast.ingestion.config.BackfillSettings;
import io.ballast.ingestion.domain.backfill.CallPlan;
import io.ballast.ingestion.domain.backfill.CallPlan.Span;
import io.ballast.kit.operation.OperationContext;

/** Fetches symbols one by one, some dozens in a step, so that no more than these are held at a time. */
@ApplicationScoped
public class SymbolSteps {

    private static final int SYMBOLS_PER_STEP = 50;

    private final SymbolStep step;

    @Inject
    SymbolSteps(SymbolStep step) {
        this.step = step;
    }

    /**
     * Fetches the symbols of a plan that are cheaper one by one than session by session.
     *
     * @param wantedTo last date of what is wanted in all
     * @param unavailable takes the first date of each range that is not in the provider's plan
     * @param pending takes the cells another provider gave no answer for
     * @return sums over the steps
     */
    StepCounts run(
            OperationContext operation,
            BackfillSettings settings,
            CallPlan plan,
            WantedCells wanted,
            LocalDate wantedTo,
            Collection<LocalDate> unavailable,
            Collection<PendingCells> pending) {
        Map<Span, List<String>> alike = new LinkedHashMap<>();
        plan.symbols().forEach((symbol, span) -> alike.computeIfAbsent(span, any -> new ArrayList<>())
                .add(symbol));
        return run(operation, settings, alike, wanted, wantedTo, unavailable, pending);
    }

    /** Likewise those over the same dates together. */
    StepCounts run(
            OperationContext operation,
            BackfillSettings settings,
            Map<Span, List<String>> alike,
            WantedCells wanted,
            LocalDate wantedTo,
            Collection<LocalDate> unavailable,
            Collection<PendingCells> pending) {
        int all = alike.values().stream().mapToInt(List::size).sum();
        StepCounts counts = StepCounts.NONE;
        int done = 0;
        for (Map.Entry<Span, List<String>> group : alike.entrySet()) {
            Span span = group.getKey();
            List<String> symbols = group.getValue();
            for (int from = 0; from < symbols.size(); from += SYMBOLS_PER_STEP) {
                operation.checkpoint();
                List<String> some = symbols.subList(from, Math.min(symbols.size(), from + SYMBOLS_PER_STEP));
                try {
                    SymbolStep.Result result =
                            step.run(operation, settings, some, span.from(), span.to(), wantedTo, wanted);
                    counts = counts.plus(result.counts());
                    pending.addAll(result.pending());
                } catch (ProviderException failed) {
                    if (failed.kind() != Kind.UNAVAILABLE) {
                        throw failed;
                    }
                    unavailable.add(span.from());
                }
                done += some.size();
                operation.progress(done, all, "symbols");
            }
        }
        return counts;
    }
}
