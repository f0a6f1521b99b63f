package io.ballast.launcher.drill;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.client.RemoteFailure;
import io.ballast.launcher.client.SimulatorClient;
import io.ballast.launcher.run.RunState;

/** A running system whose market, broker and database a drill may spoil. */
final class DrillSystem {

    private static final ZoneId EXCHANGE = ZoneId.of("America/New_York");
    private static final LocalTime SHORTLY_AFTER_DUE = LocalTime.of(18, 35);
    private static final LocalTime LONG_AFTER_DUE = LocalTime.of(21, 0);
    private static final int SMALLEST_SECTOR = 8;

    private final RunState state;
    private final MonitorClient monitor;
    private final SimulatorClient simulator;
    private LocalDate session;

    DrillSystem(RunState state) {
        this.state = state;
        this.monitor = new MonitorClient(state.service("monitor").orElseThrow().url());
        this.simulator = new SimulatorClient(state.simulatorUrl());
    }

    /** Goes on to the evening of the next session, a few minutes after its bars are due. */
    LocalDate nextSession() {
        LocalDate before = session;
        session = simulator.nextSession().session();
        if (session.equals(before)) {
            // The simulator ends a session at midnight, and the drill before left it in the evening.
            session = simulator.nextSession().session();
        }
        moveTo(SHORTLY_AFTER_DUE);
        return session;
    }

    /** Goes on to a time at which the session should have been decided on. */
    void waitTooLong() {
        moveTo(LONG_AFTER_DUE);
    }

    private void moveTo(LocalTime time) {
        Instant instant = session.atTime(time).atZone(EXCHANGE).toInstant();
        simulator.moveTo(instant);
        monitor.moveClock(instant);
    }

    /** Starts an operation; null if the system takes none, which is what some drills are about. */
    String start(String type, ObjectNode parameters) {
        try {
            return monitor.dispatch(type, parameters).path("id").asText();
        } catch (RemoteFailure refused) {
            return null;
        }
    }

    static ObjectNode parameters() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Whether an operation has ended, well or not; one that was never taken has. */
    boolean hasEnded(String id) {
        if (id == null) {
            return true;
        }
        try {
            return List.of("succeeded", "partial", "failed", "cancelled")
                    .contains(monitor.operation(id).path("state").asText());
        } catch (RemoteFailure silent) {
            return false;
        }
    }

    /** When the monitor began to read what it judges now, by the system's clock; long ago if it does not answer. */
    Instant judgedAt() {
        try {
            return Instant.parse(
                    monitor.read("status", Map.of()).path("takenAt").asText());
        } catch (RemoteFailure silent) {
            return Instant.EPOCH;
        }
    }

    /** Every incident there was, the latest opened first. */
    List<JsonNode> incidents(Predicate<JsonNode> wanted) {
        List<JsonNode> all = new ArrayList<>();
        try {
            monitor.read("incidents", Map.of("state", "all", "limit", "100"))
                    .path("items")
                    .forEach(all::add);
        } catch (RemoteFailure silent) {
            return List.of();
        }
        return all.stream().filter(wanted).toList();
    }

    /** An order of a fault that hits the present session. */
    ObjectNode fault(String kind) {
        return parameters().put("kind", kind).put("from", session.toString()).put("to", session.toString());
    }

    static ObjectNode of(ObjectNode fault, List<String> symbols) {
        symbols.forEach(fault.putArray("symbols")::add);
        return fault;
    }

    void order(ObjectNode fault) {
        simulator.orderFault(fault);
    }

    List<String> benchmark() {
        return List.of(simulator.market().benchmark());
    }

    /** Members drawn at random. */
    List<String> members(int number, Random random) {
        List<String> symbols = new ArrayList<>();
        bySector().values().forEach(symbols::addAll);
        Collections.shuffle(symbols, random);
        return List.copyOf(symbols.subList(0, number));
    }

    /** All members of a sector drawn at random, of those large enough to matter. */
    List<String> sector(Random random) {
        List<List<String>> sectors = bySector().values().stream()
                .filter(members -> members.size() >= SMALLEST_SECTOR)
                .toList();
        return sectors.get(random.nextInt(sectors.size()));
    }

    private TreeMap<String, List<String>> bySector() {
        TreeMap<String, List<String>> sectors = new TreeMap<>();
        for (JsonNode security : monitor.read("universe", Map.of()).path("securities")) {
            boolean member = security.path("included").asBoolean()
                    && !security.path("benchmark").asBoolean()
                    && security.path("sector").isTextual();
            if (member) {
                sectors.computeIfAbsent(security.path("sector").asText(), name -> new ArrayList<>())
                        .add(security.path("symbol").asText());
            }
        }
        return sectors;
    }

    /** Stops the broker's process in its tracks; its connections stay open and silent. */
    void haltKafka() {
        signal("STOP");
    }

    /** Takes everything back that went wrong. */
    void lift() {
        simulator.liftFaults();
        signal("CONT");
        setReadOnly(false);
    }

    private void signal(String signal) {
        long pid = state.service("kafka").orElseThrow().process().pid();
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
        } catch (IOException problem) {
            throw new IllegalStateException(
                    "kill -" + signal + " does not work here: " + problem.getMessage(), problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while stopping Kafka", interrupted);
        }
    }

    /** Switches the server, for every transaction that begins from now on. */
    void setReadOnly(boolean readOnly) {
        String url = state.databaseUrl();
        String[] parts = url.substring(url.indexOf("//") + 2).split("@", 2);
        String[] login = parts[0].split(":", 2);
        try (Connection owner = DriverManager.getConnection("jdbc:postgresql://" + parts[1], login[0], login[1]);
                Statement statement = owner.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute("alter system set default_transaction_read_only = " + (readOnly ? "on" : "off"));
            statement.execute("select pg_reload_conf()");
        } catch (SQLException problem) {
            throw new IllegalStateException("The database cannot be switched: " + problem.getMessage(), problem);
        }
    }
}
