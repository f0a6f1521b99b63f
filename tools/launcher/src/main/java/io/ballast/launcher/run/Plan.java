package io.ballast.launcher.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

import io.ballast.launcher.client.SimulatorClient.Market;
import io.ballast.servers.KafkaMain;

/** What is to run on a data directory: which servers, with which command line and environment. */
final class Plan {

    /** The services in the order of the data's way; the monitor, which starts runs, comes last. */
    static final List<String> SERVICES = List.of("ingestion", "feature", "model", "monitor");

    private static final Duration SERVICE_GRACE = Duration.ofSeconds(40);
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final String DEMO_KEY = "demo";

    /** History of the seeded market where nobody asks for more. */
    private static final int SIMULATED_DAYS = 500;

    private final Installation installation;
    private final DataDirectory directory;
    private final RunSettings settings;
    private final Map<String, String> environment;
    private final LocalPorts ports;
    private final Secrets secrets;

    Plan(Installation installation, DataDirectory directory, RunSettings settings, Map<String, String> environment) {
        this.installation = installation;
        this.directory = directory;
        this.settings = settings;
        this.environment = environment;
        this.ports = LocalPorts.of(environment);
        this.secrets = Secrets.of(directory.secretsFile());
    }

    LocalPorts ports() {
        return ports;
    }

    boolean ownsDatabase() {
        return !Variables.isSet(environment, "DATABASE_URL");
    }

    boolean ownsBroker() {
        return !Variables.isSet(environment, "KAFKA_BOOTSTRAP_SERVERS");
    }

    boolean simulates() {
        return settings.demo() || !Variables.hasProvider(environment);
    }

    String databaseUrl() {
        return ownsDatabase() ? postgres().ownerUrl() : environment.get("DATABASE_URL");
    }

    String databaseReadUrl() {
        return Variables.isSet(environment, "DATABASE_READ_URL") ? environment.get("DATABASE_READ_URL") : databaseUrl();
    }

    String bootstrapServers() {
        return ownsBroker() ? "localhost:" + ports.of("kafka") : environment.get("KAFKA_BOOTSTRAP_SERVERS");
    }

    String simulatorUrl() {
        return simulates() ? ports.url("simulator") : null;
    }

    /** Every process with a port of its own, in the order to check them. */
    List<String> processes() {
        var names = new ArrayList<String>();
        if (ownsDatabase()) {
            names.add(PostgresRunner.NAME);
        }
        if (ownsBroker()) {
            names.add("kafka");
        }
        if (simulates()) {
            names.add("simulator");
        }
        names.addAll(SERVICES);
        return names;
    }

    PostgresRunner postgres() {
        String password = secrets.password("POSTGRES_PASSWORD");
        return new PostgresRunner(directory, ports.of(PostgresRunner.NAME), password, !settings.temporary());
    }

    ChildRunner kafka() throws IOException {
        List<String> command = java("kafka");
        command.add("-Djava.util.logging.config.file=" + kafkaLogging());
        command.addAll(Installation.ownClassPath());
        command.add(KafkaMain.class.getName());
        command.add(directory.kafka().toString());
        command.add(Integer.toString(ports.of("kafka")));
        command.add(Integer.toString(ports.of("kafka-controller")));
        String url = "localhost:" + ports.of("kafka");
        return new ChildRunner(new ProcessSpec(
                "kafka", command, common(), ports.of("kafka"), url, null, null, directory.log("kafka"), GRACE));
    }

    private Path kafkaLogging() throws IOException {
        Path file = directory.root().resolve("kafka-logging.properties");
        Files.writeString(file, """
                handlers=java.util.logging.ConsoleHandler
                .level=WARNING
                java.util.logging.SimpleFormatter.format=%1$tF %1$tT %4$s [%3$s] %5$s%6$s%n
                """);
        return file;
    }

    ChildRunner simulator() {
        Map<String, String> own = common();
        own.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of("simulator")));
        if (settings.symbols() != null) {
            own.put("SIMULATOR_SYMBOLS", settings.symbols().toString());
        }
        if (settings.seed() != null) {
            own.put("SIMULATOR_SEED", settings.seed().toString());
        }
        if (settings.replay() != null) {
            own.put("SIMULATOR_REPLAY", settings.replay().toString());
        }
        if (settings.until() != null) {
            own.put(
                    settings.replay() == null ? "SIMULATOR_CLOCK" : "SIMULATOR_UNTIL",
                    settings.until().toString());
        }
        wantedDays().ifPresent(days -> own.put("SIMULATOR_DAYS", Integer.toString(Math.max(days, SIMULATED_DAYS))));
        return jar("simulator", own, GRACE);
    }

    /** Calendar days of history that will be asked for, if that is said; services refuse what is no number. */
    private OptionalInt wantedDays() {
        if (settings.days() != null) {
            return OptionalInt.of(settings.days());
        }
        String text = environment.getOrDefault("BACKFILL_TARGET_DAYS", "").trim();
        return text.matches("\\d{1,5}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    /**
     * A service.
     *
     * @param name one of {@link #SERVICES}
     * @param market the simulated market, null with a real provider
     */
    ChildRunner service(String name, Market market) {
        Map<String, String> own = market == null ? common() : Variables.withoutProvider(common());
        own.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(name)));
        own.put("DATABASE_URL", databaseUrl());
        own.put("DATABASE_READ_URL", databaseReadUrl());
        own.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
        secrets.addDatabasePasswords(own, SERVICES);
        for (String service : SERVICES) {
            own.put(service.toUpperCase(Locale.ROOT) + "_URL", ports.url(service));
        }
        if (settings.days() != null) {
            own.put("BACKFILL_TARGET_DAYS", settings.days().toString());
        }
        if (market != null) {
            simulate(own, market);
        }
        return jar(name, own, SERVICE_GRACE);
    }

    private void simulate(Map<String, String> own, Market market) {
        // A demo is watched while it trains; the default of five models and 500 trees is for nights.
        own.putIfAbsent("TRAIN_MODELS", "ridge,xgboost");
        own.putIfAbsent("XGBOOST_ROUNDS", "200");
        own.put("POLYGON_BASE_URL", ports.url("simulator"));
        own.put("POLYGON_API_KEY", DEMO_KEY);
        own.put("MARKET_DATA_PROVIDERS", "polygon");
        own.putIfAbsent("BALLAST_CLOCK", market.instant().toString());
        if (market.benchmark() != null) {
            own.putIfAbsent("BENCHMARK_SYMBOL", market.benchmark());
        }
        if (market.kind().equals("replay")) {
            long days = ChronoUnit.DAYS.between(market.from(), market.latestSession()) + 1;
            own.putIfAbsent("BACKFILL_TARGET_DAYS", Long.toString(days));
        }
    }

    private Map<String, String> common() {
        var own = new TreeMap<>(environment);
        own.putIfAbsent("BALLAST_HTTP_HOST", "127.0.0.1");
        own.putIfAbsent("QUARKUS_HTTP_HOST", own.get("BALLAST_HTTP_HOST"));
        // Few allocation arenas and no spinning worker threads: memory and processor belong to the work.
        own.putIfAbsent("MALLOC_ARENA_MAX", "2");
        own.putIfAbsent("OMP_WAIT_POLICY", "passive");
        return own;
    }

    private ChildRunner jar(String name, Map<String, String> own, Duration grace) {
        List<String> command = java(name);
        command.add("-jar");
        command.add(installation.jar(name).toString());
        return new ChildRunner(new ProcessSpec(
                name,
                command,
                own,
                ports.of(name),
                ports.url(name),
                "/q/health/ready",
                "/q/health/live",
                directory.log(name),
                grace));
    }

    private List<String> java(String name) {
        // Ctrl-C in a terminal goes to every process of its session at once; ours are to stop one after the other.
        var command = new ArrayList<>(Detached.ownSession(environment));
        command.add(Installation.java());
        command.addAll(new Marker(directory.root(), name, ports.of(name)).arguments());
        command.addAll(JavaOptions.of(name));
        return command;
    }
}
