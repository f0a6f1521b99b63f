package io.ballast.launcher.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.ballast.launcher.Launcher;
import io.ballast.servers.LeftOverPostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Real PostgreSQL and Kafka, real processes; only the services are stand-ins. */
class SupervisorIT {

    private static final Duration PATIENCE = Duration.ofSeconds(240);

    @TempDir
    Path folder;

    private FakeInstallation fake;
    private DataDirectory directory;
    private final List<String> notices = new CopyOnWriteArrayList<>();

    @BeforeEach
    void prepare() throws IOException {
        fake = new FakeInstallation(folder.resolve("home"));
        directory = new DataDirectory(folder.resolve("data"));
    }

    @AfterEach
    void leaveNothingBehind() {
        Orphans.stopIfUnsupervised(directory);
    }

    private Supervisor supervisor() {
        return new Supervisor(fake.installation(), directory, fake.environment(), notices::add);
    }

    @Test
    void shouldStartEverythingRestartWhatDiesAndStopInOrder() throws Exception {
        fake.environment().put("POLYGON_API_KEY", "");
        Supervisor supervisor = supervisor();
        supervisor.start();
        Thread running = new Thread(supervisor::run, "supervisor");
        running.start();
        RunState state = directory.state().read().orElseThrow();

        assertThat(state.phase()).isEqualTo(RunState.READY);
        assertThat(state.services())
                .extracting(ProcessState::name)
                .containsExactlyInAnyOrder(
                        "postgres", "kafka", "simulator", "ingestion", "feature", "model", "monitor");
        assertThat(state.services()).allMatch(process -> process.process().isAlive());
        assertThat(canLogIn(state.databaseUrl())).isTrue();
        assertThat(environmentOf("ingestion"))
                .contains("POLYGON_BASE_URL=http://localhost:" + fake.port("simulator"))
                .contains("POLYGON_API_KEY=demo")
                .contains("BALLAST_CLOCK=2018-02-01T04:59:00Z")
                .contains("BENCHMARK_SYMBOL=SPY")
                .contains("BACKFILL_TARGET_DAYS=30")
                .contains("KAFKA_BOOTSTRAP_SERVERS=" + state.kafkaBootstrapServers());

        long killed = state.service("feature").orElseThrow().process().pid();
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        await(() -> restarted("feature", killed));
        assertThat(directory
                        .state()
                        .read()
                        .orElseThrow()
                        .service("feature")
                        .orElseThrow()
                        .reason())
                .contains("ended");

        supervisor.close();
        running.join(PATIENCE.toMillis());
        RunState stopped = directory.state().read().orElseThrow();
        assertThat(stopped.phase()).isEqualTo(RunState.STOPPED);
        assertThat(stopped.services())
                .allMatch(p -> p.process() == null && p.state().equals("stopped"));
        List<String> diary = fake.diaryLines();
        assertThat(diary.get(diary.size() - 1)).isEqualTo("stopped simulator");
        assertThat(diary).contains("stopped ingestion", "stopped feature", "stopped model", "stopped monitor");
        assertThat(notices.subList(notices.size() - 3, notices.size()))
                .containsExactly("simulator has stopped", "kafka has stopped", "postgres has stopped");
        assertThat(LeftOverPostgres.find(directory.postgres())).isEmpty();
    }

    private boolean restarted(String name, long oldPid) {
        ProcessState now = directory.state().read().orElseThrow().service(name).orElseThrow();
        return now.state().equals(ProcessState.READY)
                && now.restarts() == 1
                && now.process().pid() != oldPid;
    }

    @Test
    void shouldStopOrphansAndStartCleanWhenSupervisorWasKilled() throws Exception {
        directory.create();
        Process killed = Detached.supervisor(fake.installation(), directory, Launcher.class, fake.environment());
        await(() -> directory
                .state()
                .read()
                .filter(s -> s.phase().equals(RunState.READY))
                .isPresent());
        RunState before = directory.state().read().orElseThrow();
        killed.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        assertThat(before.isSupervised()).isFalse();
        assertThat(before.services()).allMatch(process -> process.process().isAlive());
        assertThat(Orphans.exist(directory)).isTrue();

        try (Supervisor next = supervisor()) {
            next.start();

            assertThat(before.services()).noneMatch(process -> process.process().isAlive());
            assertThat(notices).anyMatch(notice -> notice.matches("stopped kafka \\(\\d+\\), left over .*"));
            assertThat(notices).anyMatch(notice -> notice.matches("stopped postgres \\(\\d+\\), left over .*"));
            RunState after = directory.state().read().orElseThrow();
            assertThat(after.services()).allMatch(process -> process.process().isAlive());
            assertThat(canLogIn(after.databaseUrl())).isTrue();
        }
    }

    @Test
    void shouldSayWhatAServiceSaidWhenItDoesNotStart() {
        fake.environment().put("FAKE_BROKEN", "model");
        Supervisor supervisor = supervisor();

        assertThatThrownBy(supervisor::start)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("model ended while starting")
                .hasMessageContaining("BACKFILL_MIN_STEP=0 is not allowed")
                .hasMessageContaining("model.log");

        RunState state = directory.state().read().orElseThrow();
        assertThat(state.phase()).isEqualTo(RunState.FAILED);
        assertThat(state.services()).allMatch(process -> process.process() == null);
        assertThat(Supervision.isHeld(directory)).isFalse();
    }

    @Test
    void shouldNamePortServiceAndRemedyWhenPortIsTaken() throws Exception {
        try (var taken = new ServerSocket(fake.port("model"), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> supervisor().start())
                    .isInstanceOfSatisfying(StartFailure.class, failure -> assertThat(failure.isConflict())
                            .isTrue())
                    .hasMessageContaining("Port " + taken.getLocalPort() + " for model is in use")
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("BALLAST_MODEL_PORT");
        }
    }

    @Test
    void shouldStartNoDatabaseAndNoBrokerWhenOthersAreNamed() throws Exception {
        fake.environment().put("DATABASE_URL", "postgresql://me:secret@db.example:5432/desk");
        fake.environment().put("KAFKA_BOOTSTRAP_SERVERS", "broker.example:9092");
        fake.environment().put("POLYGON_API_KEY", "real");
        try (Supervisor supervisor = supervisor()) {
            supervisor.start();

            RunState state = directory.state().read().orElseThrow();
            assertThat(state.services())
                    .extracting(ProcessState::name)
                    .containsExactly("ingestion", "feature", "model", "monitor");
            assertThat(state.simulatorUrl()).isNull();
            assertThat(environmentOf("model"))
                    .contains("DATABASE_URL=postgresql://me:secret@db.example:5432/desk")
                    .contains("KAFKA_BOOTSTRAP_SERVERS=broker.example:9092")
                    .contains("POLYGON_API_KEY=real");
        }
    }

    @Test
    void shouldKeepProvidersCredentialsAwayFromADemo() throws Exception {
        fake.environment()
                .putAll(Map.of(
                        "DATABASE_URL", "postgresql://me:secret@db.example:5432/desk",
                        "KAFKA_BOOTSTRAP_SERVERS", "broker.example:9092",
                        "POLYGON_API_KEY", "real",
                        "APCA_API_KEY_ID", "real",
                        "APCA_API_SECRET_KEY", "real",
                        "MARKET_DATA_PROVIDERS", "alpaca"));
        directory.create();
        new RunSettings(true, 80, 7L, 500, null, null, false).keep(directory);
        try (Supervisor supervisor = supervisor()) {
            supervisor.start();

            assertThat(environmentOf("ingestion"))
                    .doesNotContain("real")
                    .contains("MARKET_DATA_PROVIDERS=polygon")
                    .contains("BACKFILL_TARGET_DAYS=500");
            assertThat(environmentOf("simulator")).contains("SYMBOLS=80").contains("SEED=7");
        }
    }

    private String environmentOf(String name) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + fake.port(name) + "/environment"));
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static boolean canLogIn(String url) throws Exception {
        URI uri = URI.create(url);
        String[] login = uri.getUserInfo().split(":");
        String jdbc = "jdbc:postgresql://localhost:" + uri.getPort() + uri.getPath();
        try (var connection = DriverManager.getConnection(jdbc, login[0], login[1])) {
            return connection.isValid(5);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            Thread.sleep(100);
        }
    }
}
