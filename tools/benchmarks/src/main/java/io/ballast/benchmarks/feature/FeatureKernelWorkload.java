package io.ballast.benchmarks.feature;

import java.util.List;

import org.kohsuke.MetaInfServices;

import io.ballast.benchmarks.Contender;
import io.ballast.benchmarks.Run;
import io.ballast.benchmarks.Workload;

/** All features and targets but the cross-sectional scores, from a panel in memory, on all cores. */
@MetaInfServices(Workload.class)
public final class FeatureKernelWorkload implements Workload {
    private static final int SYMBOLS = 5000;
    private static final int SESSIONS = 1260;

    @Override
    public String name() {
        return "feature-kernel";
    }

    @Override
    public String summary() {
        return "all features and targets of 5,000 symbols x 1,260 sessions in memory; peers: DuckDB window functions, and the"
                + " definitions written plainly per symbol";
    }

    @Override
    public List<Contender> contenders() {
        return List.of(
                new Contender(Contender.OURS, run -> OurKernel.measure(run, market(run))),
                new Contender("duckdb", run -> DuckDbWindows.measure(run, market(run))),
                new Contender("plain", run -> PlainFeatures.measure(run, market(run))));
    }

    /** Room for 20 million rows, 1.2 GB of bars. */
    @Override
    public List<String> jvmOptions() {
        // As in the image of the feature service: columns are gone through from end to end, and want large pages.
        return List.of("-Xmx2g", "-XX:+UseTransparentHugePages");
    }

    private static SeededMarket market(Run run) {
        return new SeededMarket(run.symbols(SYMBOLS), run.sessions(SESSIONS));
    }
}
