package io.ballast.launcher.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.client.SimulatorClient;

/** {@code clock}: shows the business clock, and moves it in a demo. */
@Command(name = "clock", description = "Show the business clock; in a demo also move it.")
final class ClockVerb extends ReadingVerb {

    private static final ZoneId EXCHANGE = ZoneId.of("America/New_York");

    ClockVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        show(monitor().clock());
        return ExitCode.DONE;
    }

    private void show(JsonNode clock) {
        if (isJson()) {
            printJson(clock);
        } else {
            Instant instant = Instant.parse(clock.path("instant").asText());
            screen().data(instant + "  (" + instant.atZone(EXCHANGE).toLocalDateTime() + " in New York)");
        }
    }

    /** {@code clock next-session}. */
    @Command(name = "next-session", description = "Go on to the end of the next session.")
    static final class NextSession extends ReadingVerb {

        NextSession(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            MonitorClient monitor = monitor();
            SimulatorClient simulator = session().simulator(dataDir()).orElseThrow(ClockVerb::notMovable);
            if (!monitor.clock().path("controlled").asBoolean(true)) {
                throw notMovable();
            }
            SimulatorClient.Moved moved = simulator.nextSession();
            monitor.moveClock(moved.instant());
            LocalDate session =
                    moved.session() == null ? moved.instant().atZone(EXCHANGE).toLocalDate() : moved.session();
            if (isJson()) {
                ObjectNode node = JsonNodeFactory.instance.objectNode();
                node.put("instant", moved.instant().toString());
                node.put("session", session.toString());
                printJson(node);
            } else {
                screen().data(session + "  (" + moved.instant() + ")");
            }
            return ExitCode.DONE;
        }
    }

    /** {@code clock set INSTANT}. */
    @Command(name = "set", description = "Set the clock to an instant, such as 2018-02-07T23:59:00-05:00.")
    static final class Set extends ReadingVerb {

        @Parameters(paramLabel = "INSTANT", description = "RFC 3339.")
        private String instant;

        Set(Session session) {
            super(session);
        }

        @Override
        public Integer call() {
            Instant wanted = parse(instant);
            MonitorClient monitor = monitor();
            Optional<SimulatorClient> simulator = session().simulator(dataDir());
            JsonNode moved = monitor.moveClock(wanted);
            simulator.ifPresent(client -> client.moveTo(wanted));
            if (isJson()) {
                printJson(moved);
            } else {
                screen().data(wanted.toString());
            }
            return ExitCode.DONE;
        }

        private static Instant parse(String text) {
            try {
                return java.time.OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException malformed) {
                throw new VerbFailure(
                        ExitCode.USAGE,
                        "'" + text + "' is no instant.",
                        "Write it with its offset, such as 2018-02-07T23:59:00-05:00 or 2018-02-08T04:59:00Z.");
            }
        }
    }

    private static VerbFailure notMovable() {
        return new VerbFailure(
                ExitCode.NOT_ALLOWED,
                "The clock can only be moved session by session on a simulated market, with BALLAST_CLOCK an instant.",
                "./ballast demo starts one.");
    }
}
