package io.ballast.benchmarks.backfill;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import io.ballast.ingestion.domain.backfill.BackfillBounds;
import io.ballast.ingestion.domain.backfill.BackfillController;
import io.ballast.ingestion.domain.backfill.Window;
import io.ballast.ingestion.domain.call.Pacing;
import io.ballast.kernel.calendar.ExchangeCalendar;

/** A backfill of 730 days in virtual time, with the service's own controller. */
final class BackfillRun {
    private static final LocalDate END = LocalDate.of(2025, 1, 1);
    private static final List<LocalDate> MISSING = ExchangeCalendar.xnys().between(END.minusDays(730), END);
    private static final Duration SLOW = Duration.ofSeconds(240);
    private static final BackfillBounds USUAL = new BackfillBounds(15, 90, SLOW);
    private static final double COMMIT = 0.4;
    private static final double COMMIT_PER_SESSION = 0.02;
    private static final double SLEEP_ON_ERROR = 15;

    private BackfillRun() {}

    /** Number of sessions. */
    static int sessions() {
        return MISSING.size();
    }

    /** Mean seconds over seeds with steps as the service chooses them. */
    static double adaptive(Scenario scenario, int seeds, Supplier<Pacing> pacing) {
        return mean(scenario, seeds, USUAL, pacing, Double.MAX_VALUE);
    }

    /**
     * Mean seconds over seeds with steps of always the same length.
     *
     * @param worthwhile a mean of which more does not matter: the run is then left early
     */
    static double fixed(Scenario scenario, int seeds, int stepDays, Supplier<Pacing> pacing, double worthwhile) {
        return mean(scenario, seeds, new BackfillBounds(stepDays, stepDays, SLOW), pacing, worthwhile);
    }

    private static double mean(
            Scenario scenario, int seeds, BackfillBounds bounds, Supplier<Pacing> pacing, double worthwhile) {
        double sum = 0;
        for (int seed = 0; seed < seeds && sum <= worthwhile * seeds; seed++) {
            double limit = worthwhile * seeds - sum;
            sum += run(new VirtualProvider(scenario, seed, pacing.get()), bounds, limit);
        }
        return sum / seeds;
    }

    private static double run(VirtualProvider provider, BackfillBounds bounds, double limit) {
        BackfillController controller = new BackfillController(bounds, MISSING);
        Set<LocalDate> stored = new HashSet<>();
        while (controller.next().isPresent() && provider.now() <= limit) {
            Window window = controller.next().orElseThrow();
            double start = provider.now();
            List<LocalDate> fetched = provider.fetch(window.sessions().size()).stream()
                    .map(window.sessions()::get)
                    .toList();
            if (fetched.stream().anyMatch(session -> !stored.add(session))) {
                throw new IllegalStateException("a session was fetched twice");
            }
            provider.pass(fetched.isEmpty() ? 0 : COMMIT + COMMIT_PER_SESSION * fetched.size());
            if (fetched.size() == window.sessions().size()) {
                controller.done(window, Duration.ofMillis(Math.round(1000 * (provider.now() - start))));
            } else {
                controller.failed(window, fetched);
                provider.pass(SLEEP_ON_ERROR);
            }
        }
        return provider.now();
    }
}
