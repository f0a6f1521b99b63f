package io.ballast.benchmarks.build;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.kohsuke.MetaInfServices;

import io.ballast.benchmarks.Contender;
import io.ballast.benchmarks.Measurement;
import io.ballast.benchmarks.Run;
import io.ballast.benchmarks.Workload;
import io.ballast.benchmarks.feature.SeededMarket;
import io.ballast.benchmarks.service.PathTimes;
import io.ballast.benchmarks.service.RunEvents;
import io.ballast.benchmarks.service.ServiceProcess;
import io.ballast.contracts.BarsIngested;
import io.ballast.contracts.Topics;
import io.ballast.servers.LocalKafka;

/** What a day costs once there is a history, and what a correction costs, beside a build of everything. */
@MetaInfServices(Workload.class)
public final class DailyFeaturesWorkload implements Workload {
    private static final String MODULE = "feature-service";
    private static final int SYMBOLS = 8000;
    private static final int SESSIONS = 504;
    private static final int DAYS = 20;

    /** So many that the compiler is through before half of them are. */
    private static final int CORRECTIONS = 40;

    private static final int CELLS_PER_CORRECTION = 1000;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** The image's, with a heap that holds what increments keep of ten years of 8,000 symbols. */
    private static final List<String> OPTIONS = List.of("-Xmx3g", "-XX:+UseTransparentHugePages");

    private static final PathTimes.Path PATH =
            new PathTimes.Path("feature", "build-features", "build", List.of(Topics.FEATURES_READY));

    @Override
    public String name() {
        return "daily-features";
    }

    @Override
    public String summary() {
        return "one more session, alone and from event to event, and a correction of 0.1 %; peer: a build of everything";
    }

    @Override
    public List<Contender> contenders() {
        return List.of(
                new Contender("day", Contender.OURS, DailyFeaturesWorkload::days),
                new Contender("day", "full-build", DailyFeaturesWorkload::everything),
                new Contender("chain", Contender.OURS, DailyFeaturesWorkload::chain),
                new Contender("correction", Contender.OURS, DailyFeaturesWorkload::corrections),
                new Contender("correction", "full-build", DailyFeaturesWorkload::everything));
    }

    private static Measurement days(Run run) throws Exception {
        try (BenchDatabase database = BenchDatabase.start()) {
            GrowingMarket history = market(run, database, DAYS + 1);
            return run.measureDays(history.rows(), DAYS, history::nextSession, history::build, database::cpuNanos)
                    .withSteps(history.shares());
        }
    }

    private static Measurement chain(Run run) throws Exception {
        ServiceProcess.program(MODULE);
        try (BenchDatabase database = BenchDatabase.start();
                LocalKafka kafka = LocalKafka.start(LocalKafka.Options.defaults())) {
            GrowingMarket history = market(run, database, DAYS + 1);
            Map<String, String> variables = new HashMap<>(database.variables());
            variables.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
            variables.put("BALLAST_CLOCK", history.evening().toString());
            try (ServiceProcess service = ServiceProcess.start(MODULE, OPTIONS, variables);
                    RunEvents events = new RunEvents(kafka.bootstrapServers(), Topics.FEATURES_READY)) {
                PathTimes times = new PathTimes(database, PATH);
                return run.measureDays(
                                history.rows(),
                                DAYS,
                                () -> nextEvening(database, history, times),
                                () -> announce(history.latest(), events, times),
                                () -> database.cpuNanos() + service.cpuNanos())
                        .withSteps(times.shares());
            }
        }
    }

    private static Object nextEvening(BenchDatabase database, GrowingMarket history, PathTimes times) throws Exception {
        times.awaitRest(PATIENCE);
        history.nextSession();
        database.setClock(history.evening());
        return history.latest();
    }

    private static Object announce(LocalDate session, RunEvents events, PathTimes times) throws Exception {
        Instant sent = Instant.now();
        String runId = events.publish(
                Topics.BARS_INGESTED,
                "ingestion",
                run -> new BarsIngested(
                        run, true, "manual", List.of("polygon"), session, session, 1, 0, 0, 0, 0, 0, 1, "none"));
        events.await(1, PATIENCE);
        times.add(runId, sent, Instant.now());
        return runId;
    }

    private static Measurement corrections(Run run) throws Exception {
        try (BenchDatabase database = BenchDatabase.start()) {
            GrowingMarket history = market(run, database, 0);
            return run.measureDays(
                            history.rows(),
                            CORRECTIONS,
                            () -> history.correct(CELLS_PER_CORRECTION),
                            history::build,
                            database::cpuNanos)
                    .withSteps(history.shares());
        }
    }

    private static Measurement everything(Run run) throws Exception {
        try (BenchDatabase database = BenchDatabase.start()) {
            GrowingMarket history = market(run, database, 0);
            return run.measureLong(history.rows(), history::rebuild, database::cpuNanos);
        }
    }

    private static GrowingMarket market(Run run, BenchDatabase database, int daysToCome) throws Exception {
        SeededMarket market = new SeededMarket(run.symbols(SYMBOLS), run.sessions(SESSIONS));
        return new GrowingMarket(run, database, market, daysToCome);
    }
}
