package io.ballast.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Five models are trained on the same bars in installations of their own: again, on one thread, on another JDK, and by a
 * service that is killed in the middle. No byte of a model, a metric, a card or a prediction differs, and each is published once.
 */
@EnabledIfSystemProperty(
        named = "ballast.campaign",
        matches = "true",
        disabledReason = "not run: takes minutes; run it with -Dballast.campaign=true")
class ReproducibleTrainingIT {

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final String[] MARKET = {"--symbols", "120", "--days", "420", "--json"};
    private static final String[] METHODS = {"XGBOOST", "LIGHTGBM", "FOREST"};
    private static final String MODELS = "ridge,xgboost,xgboost-rank,lightgbm,random-forest";

    /** Everything a training gives but times and the id of its run, which is a new one in each installation. */
    private static final String RESULT = """
            select string_agg(line, chr(10) order by line collate "C") from (
                select concat_ws(' ', 'version', name, version, target, md5(coalesce(artifact, '')), parameters, data_hash,
                    feature_set_hash, code_version, libraries) as line from model.model_version
                union all
                select concat_ws(' ', 'metric', name, version, metric, mean, standard_error, sessions)
                from model.model_metric
                union all
                select concat_ws(' ', 'predictions', session, model, version, symbols, content_hash)
                from model.prediction_set) as lines""";

    private static String expected;

    @BeforeAll
    static void trainForTheFirstTime() throws Exception {
        expected = train(market("reproducible-first", 2));
        assertThat(expected.lines().filter(line -> line.startsWith("predictions")))
                .hasSize(7);
    }

    @Test
    void shouldGiveTheSameBytesAgain() throws Exception {
        assertThat(train(market("reproducible-again", 2))).isEqualTo(expected);
    }

    @Test
    void shouldGiveTheSameBytesOnOneThread() throws Exception {
        assertThat(train(market("reproducible-thread", 1))).isEqualTo(expected);
    }

    @Test
    void shouldGiveTheSameBytesOnAnotherJdk() throws Exception {
        String other = otherJdk();

        assertThat(train(market("reproducible-jdk", 2).with("JAVA_HOME", other)))
                .as(other)
                .isEqualTo(expected);
    }

    @Test
    void shouldGiveTheSameBytesWhenKilledInTheMiddle() throws Exception {
        try (LocalSystem system = market("reproducible-killed", 2)) {
            Process running = system.startDemo(MARKET);
            for (int fits : new int[] {2, 12}) {
                killModelServiceAfter(system, running, fits);
            }
            LocalSystem.Answer demo = system.await(running, PATIENCE, "demo");

            assertThat(demo.exitCode()).as(demo::toString).isZero();
            assertThat(result(system)).isEqualTo(expected);
        }
    }

    private static LocalSystem market(String name, int threads) {
        LocalSystem system = new LocalSystem(name).with("TRAIN_MODELS", MODELS);
        for (String method : METHODS) {
            system.with(method + "_THREADS", Integer.toString(threads));
        }
        return system;
    }

    private static String train(LocalSystem system) throws Exception {
        try (system) {
            LocalSystem.Answer demo = system.demo(PATIENCE, MARKET);
            assertThat(demo.exitCode()).as(demo::toString).isZero();
            return result(system);
        }
    }

    private static String result(LocalSystem system) throws Exception {
        try (Connection database = system.database()) {
            assertThat(published(database, "model-trained")).isEqualTo("1");
            assertThat(published(database, "predictions-ready")).isEqualTo("7");
            return LocalSystem.query(database, RESULT) + "\n" + cards(system);
        }
    }

    private static String cards(LocalSystem system) {
        StringBuilder cards = new StringBuilder();
        for (String model : (MODELS + ",blend,blend-neutral").split(",")) {
            LocalSystem.Answer card = system.call(Duration.ofMinutes(1), "models", "card", model);
            assertThat(card.exitCode()).as(card::toString).isZero();
            cards.append(card.output());
        }
        return cards.toString();
    }

    private static String published(Connection database, String topic) throws Exception {
        return LocalSystem.query(database, "select count(*) from model.outbox_event where topic = '" + topic + "'");
    }

    /** Kills the process without warning when as many fits are kept. */
    private static void killModelServiceAfter(LocalSystem system, Process demo, int fits) throws Exception {
        ProcessHandle service = awaitModelService(system, demo);
        try (Connection database = system.database()) {
            await("fit " + fits, demo, () -> fitsKept(database) >= fits);
        }
        service.destroyForcibly();
        service.onExit().get();
    }

    private static ProcessHandle awaitModelService(LocalSystem system, Process demo) throws Exception {
        await("the start of the model service", demo, () -> pidOfModelService(system) > 0);
        return ProcessHandle.of(pidOfModelService(system)).orElseThrow();
    }

    private static void await(String what, Process demo, Callable<Boolean> reached) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.call()) {
            assertThat(demo.isAlive()).as("the demo ended before " + what).isTrue();
            assertThat(System.nanoTime()).as(what + " within " + PATIENCE).isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    /** 0 while it is not ready. */
    private static long pidOfModelService(LocalSystem system) {
        LocalSystem.Answer answer = system.call(Duration.ofMinutes(1), "status", "--json");
        if (answer.output().isBlank()) {
            return 0;
        }
        for (JsonNode service : answer.json().path("services")) {
            if (service.path("name").asText().equals("model")
                    && service.path("state").asText().equals("ready")) {
                return service.path("pid").asLong();
            }
        }
        return 0;
    }

    private static long fitsKept(Connection database) throws Exception {
        return Long.parseLong(LocalSystem.query(database, "select count(*) from model.training_fit"));
    }

    /** A JDK of another feature version than this one, from beside it. */
    private static String otherJdk() throws IOException {
        try (var jdks = Files.list(Path.of(System.getProperty("java.home")).getParent())) {
            String other = jdks.filter(jdk -> Files.isExecutable(jdk.resolve("bin/java")))
                    .filter(jdk -> feature(jdk) > 17
                            && feature(jdk) != Runtime.version().feature())
                    .map(Path::toString)
                    .sorted()
                    .findFirst()
                    .orElse(null);
            Assumptions.assumeTrue(other != null, "not run: there is no other JDK beside this one");
            return other;
        }
    }

    /** What the JDK's file {@code release} says; 0 if it has none. */
    private static int feature(Path jdk) {
        try {
            return Files.readAllLines(jdk.resolve("release")).stream()
                    .filter(line -> line.startsWith("JAVA_VERSION=\""))
                    .map(line -> line.replaceAll("\\D*(\\d+).*", "$1"))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException none) {
            return 0;
        }
    }
}
