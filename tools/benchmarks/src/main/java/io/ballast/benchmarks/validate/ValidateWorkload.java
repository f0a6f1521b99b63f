package io.ballast.benchmarks.validate;

import java.sql.Connection;
import java.util.List;
import java.util.Set;

import org.kohsuke.MetaInfServices;

import io.ballast.benchmarks.Contender;
import io.ballast.benchmarks.Measurement;
import io.ballast.benchmarks.Run;
import io.ballast.benchmarks.StepTimes;
import io.ballast.benchmarks.Workload;
import io.ballast.monitor.domain.validation.CheckResult;
import io.ballast.monitor.domain.validation.ValidationRule;
import io.ballast.monitor.domain.validation.ValidationScope;
import io.ballast.monitor.persistence.ValidationLook;

/**
 * All rules of the validation over a store of bars, features and predictions, with a little damage that has to be found; but
 * for the one that asks the feature service to compute twenty rows again, whatever the size of the store.
 */
@MetaInfServices(Workload.class)
public final class ValidateWorkload implements Workload {
    private static final Set<String> DAMAGED = Set.of(
            "bars-complete",
            "bars-sane",
            "factors-consistent",
            "bars-known-afterwards",
            "features-match-bars",
            "predictions-of-members",
            "predictions-have-features");

    @Override
    public String name() {
        return "validate";
    }

    @Override
    public String summary() {
        return "every rule over 2,000,000 bars (--rows N), features, predictions; peer: the same checks in DuckDB";
    }

    @Override
    public boolean hasRows() {
        return true;
    }

    @Override
    public List<String> jvmOptions() {
        // the embedded server logs by a library that nobody configured
        return List.of("-Xmx512m", "-XX:+UseParallelGC", "-Dslf4j.internal.verbosity=ERROR");
    }

    @Override
    public List<Contender> contenders() {
        return List.of(
                new Contender(Contender.OURS, ValidateWorkload::ours),
                new Contender("duckdb", run -> DuckDbChecks.measure(run, Damaged.of(run))));
    }

    private static Measurement ours(Run run) throws Exception {
        Damaged market = Damaged.of(run);
        run.note("making bars, features and predictions in PostgreSQL, not counted");
        try (StoredBars stored = StoredBars.of(market)) {
            StepTimes times = new StepTimes();
            return run.measure(
                            market.bars(),
                            () -> true,
                            () -> times.whole(() -> findings(stored, market, times)),
                            stored::cpuNanos)
                    .withSteps(times.shares("the rest"));
        }
    }

    private static long findings(StoredBars stored, Damaged market, StepTimes times) throws Exception {
        Connection connection = stored.connect();
        connection.setAutoCommit(false);
        long sum = 0;
        try (ValidationLook look = ValidationLook.begin(connection, new ValidationScope(null, List.of()))) {
            for (ValidationRule rule : ValidationRule.values()) {
                if (rule != ValidationRule.FEATURES_RECOMPUTED) {
                    CheckResult result = times.time(rule.label(), () -> look.check(rule, finding -> {}));
                    expect(rule.label(), result.found(), market);
                    sum += result.found();
                }
            }
        }
        return sum;
    }

    /** Fails unless exactly the damage was found. */
    static void expect(String rule, long found, Damaged market) {
        long expected = DAMAGED.contains(rule) ? market.damagedSymbols() : 0;
        if (found != expected) {
            throw new IllegalStateException(rule + " found " + found + " in place of " + expected);
        }
    }
}
