package io.ballast.benchmarks.backfill;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import org.kohsuke.MetaInfServices;

import io.ballast.benchmarks.Contender;
import io.ballast.benchmarks.Measurement;
import io.ballast.benchmarks.Run;
import io.ballast.benchmarks.Workload;
import io.ballast.ingestion.domain.call.AdaptivePacing;

/**
 * A backfill of 730 days against providers of many kinds, in virtual time: the service's own control of steps, concurrency
 * and pace, beside the fixed plan that is fastest in hindsight. After the named kinds come some drawn at random.
 */
@MetaInfServices(Workload.class)
public final class BackfillControlWorkload implements Workload {
    private static final int SEEDS = 20;
    private static final double NANOS = 1e9;
    private static final int DRAWN = 20;
    private static final int DRAWN_SEED = 7;

    @Override
    public String name() {
        return "backfill-control";
    }

    @Override
    public String summary() {
        return "a backfill of 730 days in virtual time, 14 kinds of providers and 20 drawn ones; peer: the best fixed plan";
    }

    @Override
    public String unit() {
        return "sessions";
    }

    @Override
    public List<Contender> contenders() {
        List<Contender> contenders = new ArrayList<>();
        for (Scenario scenario : scenarios()) {
            contenders.add(new Contender(
                    scenario.name(), Contender.OURS, run -> measure(run, seeds -> ours(scenario, seeds))));
            contenders.add(new Contender(
                    scenario.name(), "best-fixed", run -> measure(run, seeds -> best(run, scenario, seeds))));
        }
        return contenders;
    }

    /** Those with a name and those drawn. */
    static List<Scenario> scenarios() {
        List<Scenario> scenarios = new ArrayList<>(Scenario.ALL);
        scenarios.addAll(Scenario.drawn(DRAWN, DRAWN_SEED));
        return scenarios;
    }

    static double ours(Scenario scenario, int seeds) {
        return BackfillRun.adaptive(scenario, seeds, AdaptivePacing::new);
    }

    private static double best(Run run, Scenario scenario, int seeds) {
        BestFixedPlan plan = BestFixedPlan.search(scenario, seeds);
        run.note("steps of " + plan.stepDays() + " days, " + plan.concurrency() + " calls at a time, " + plan.interval()
                + " s apart");
        return plan.seconds();
    }

    /** Seconds are virtual, processor time is that of the simulation. */
    private static Measurement measure(Run run, ToDoubleFunction<Integer> seconds) {
        long cpu = cpuNanos();
        double took = seconds.applyAsDouble(run.quick() ? SEEDS / 10 : SEEDS);
        double spent = (cpuNanos() - cpu) / NANOS;
        int sessions = BackfillRun.sessions();
        return new Measurement(sessions, took, spent, sessions / took, sessions / spent, took, 0, Map.of());
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
