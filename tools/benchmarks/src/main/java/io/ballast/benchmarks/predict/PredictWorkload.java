package io.ballast.benchmarks.predict;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.kohsuke.MetaInfServices;

import io.ballast.benchmarks.Contender;
import io.ballast.benchmarks.Measurement;
import io.ballast.benchmarks.Run;
import io.ballast.benchmarks.Workload;
import io.ballast.benchmarks.build.BenchDatabase;
import io.ballast.benchmarks.build.GrowingMarket;
import io.ballast.benchmarks.feature.SeededMarket;
import io.ballast.benchmarks.service.PathTimes;
import io.ballast.benchmarks.service.RunEvents;
import io.ballast.benchmarks.service.ServiceProcess;
import io.ballast.contracts.FeaturesReady;
import io.ballast.contracts.TargetCoverage;
import io.ballast.contracts.Topics;
import io.ballast.servers.LocalKafka;

/**
 * How long a session waits for its predictions: the packaged service in a process of its own, with a PostgreSQL and a Kafka
 * of its own, from the event {@code features-ready} to the last of the session's {@code predictions-ready}.
 */
@MetaInfServices(Workload.class)
public final class PredictWorkload implements Workload {

    private static final String MODULE = "model-service";
    private static final int SYMBOLS = 8000;
    private static final int SESSIONS = 320;
    private static final int DAYS = 20;

    /** Five models, their blend, and what is left of it when styles are taken out. */
    private static final int SETS = 7;

    private static final Duration TRAINING = Duration.ofMinutes(20);
    private static final Duration PREDICTING = Duration.ofMinutes(1);

    /** All five models with all of their trees; few rows and one fold, since fitting is not what is measured. */
    private static final Map<String, String> SETTINGS = Map.of(
            "TRAIN_MODELS", "ridge,xgboost,xgboost-rank,lightgbm,random-forest",
            "TRAIN_WINDOW_YEARS", "1",
            "TRAIN_FOLDS", "1",
            "TRAIN_EVERY_SESSIONS", "252",
            "XGBOOST_MAX_ROWS", "50000",
            "LIGHTGBM_MAX_ROWS", "50000",
            "FOREST_MAX_ROWS", "50000");

    /** The launcher's, but for the heap. */
    private static final List<String> OPTIONS = List.of(
            "-Xms32m",
            "-Xmx2g",
            "-XX:+UseSerialGC",
            "-XX:MinHeapFreeRatio=10",
            "-XX:MaxHeapFreeRatio=20",
            "-XX:-ShrinkHeapInSteps",
            "-XX:TieredStopAtLevel=1");

    private static final PathTimes.Path PATH = new PathTimes.Path(
            "model", "predict", "read and predict", List.of(Topics.MODEL_TRAINED, Topics.PREDICTIONS_READY));

    @Override
    public String name() {
        return "predict";
    }

    @Override
    public String summary() {
        return "from features-ready to the predictions-ready of 7 models for 8,000 symbols, by the packaged service";
    }

    @Override
    public String unit() {
        return "predictions";
    }

    @Override
    public List<Contender> contenders() {
        return List.of(new Contender(Contender.OURS, PredictWorkload::days));
    }

    private static Measurement days(Run run) throws Exception {
        ServiceProcess.program(MODULE);
        try (BenchDatabase database = BenchDatabase.start();
                LocalKafka kafka = LocalKafka.start(LocalKafka.Options.defaults())) {
            SeededMarket seeded = new SeededMarket(run.symbols(SYMBOLS), run.sessions(SESSIONS));
            GrowingMarket market = new GrowingMarket(run, database, seeded, DAYS + 1);
            try (ServiceProcess service =
                            ServiceProcess.start(MODULE, OPTIONS, variables(database, kafka, market.evening()));
                    RunEvents events = new RunEvents(kafka.bootstrapServers(), Topics.PREDICTIONS_READY)) {
                run.note("training a champion, not counted");
                publish(market.latest(), events);
                events.await(SETS, TRAINING);
                PathTimes times = new PathTimes(database, PATH);
                return run.measureDays(
                                (long) SETS * run.symbols(SYMBOLS),
                                DAYS,
                                () -> nextEvening(database, market, times),
                                () -> predict(market.latest(), events, times),
                                () -> database.cpuNanos() + service.cpuNanos())
                        .withSteps(times.shares());
            }
        }
    }

    /** A day later all that the service does after publishing has long been done. */
    private static Object nextEvening(BenchDatabase database, GrowingMarket market, PathTimes times) throws Exception {
        times.awaitRest(PREDICTING);
        market.nextSession();
        database.setClock(market.evening());
        return market.build();
    }

    private static Object predict(LocalDate session, RunEvents events, PathTimes times) throws Exception {
        Instant sent = Instant.now();
        String runId = publish(session, events);
        events.await(SETS, PREDICTING);
        times.add(runId, sent, Instant.now());
        return runId;
    }

    private static String publish(LocalDate session, RunEvents events) throws Exception {
        return events.publish(
                Topics.FEATURES_READY,
                "feature",
                runId -> new FeaturesReady(
                        runId,
                        true,
                        UUID.randomUUID(),
                        session,
                        session,
                        session,
                        0,
                        0,
                        0,
                        null,
                        new TargetCoverage(null, null),
                        "none"));
    }

    private static Map<String, String> variables(BenchDatabase database, LocalKafka kafka, Instant evening) {
        Map<String, String> variables = new HashMap<>(SETTINGS);
        variables.putAll(database.variables());
        variables.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        variables.put("BALLAST_CLOCK", evening.toString());
        return variables;
    }
}
