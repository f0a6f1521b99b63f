package io.ballast.launcher.drill;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.ballast.launcher.run.RunState;

/** Leads drills and quiet sessions on a running system, each on a session of its own. */
public final class Drills {

    /** A cycle: a run, and the looks of the monitor after it. */
    private static final Duration CYCLE = Duration.ofSeconds(90);

    private static final Duration RUN = Duration.ofSeconds(120);
    private static final Duration REPAIR = Duration.ofSeconds(120);
    /** The monitor judges anew seconds after something changed, on a machine that is busy later. */
    private static final Duration SETTLE = Duration.ofSeconds(45);

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final String END_OF_DAY = "eod-pipeline";
    private static final double NANOS = 1e9;

    private final DrillSystem system;
    private final Set<String> known = new HashSet<>();

    /**
     * Drills.
     *
     * @param state a running system with a store that was filled, at peace, and nobody else's
     */
    public Drills(RunState state) {
        this.system = new DrillSystem(state);
        fresh().forEach(this::remember);
    }

    /**
     * A session on which nothing goes wrong.
     *
     * @return what the monitor made of it
     */
    public Outcome quiet() {
        LocalDate session = system.nextSession();
        long begin = System.nanoTime();
        String run = system.start(END_OF_DAY, DrillSystem.parameters());
        await(() -> system.hasEnded(run), RUN);
        settle();
        List<JsonNode> alarms = fresh();
        double seconds = alarms.isEmpty() ? Double.NaN : since(begin);
        alarms.forEach(this::remember);
        List<JsonNode> open = open();
        double peace = open.isEmpty() ? 0 : Double.NaN;
        return new Outcome(null, session, rules(alarms), seconds, cause(alarms), null, null, peace, rules(open));
    }

    /**
     * A session on which something goes wrong, and its repair.
     *
     * @param kind what
     * @param random draws what the kind leaves open
     * @return what the monitor made of it
     */
    public Outcome drill(DrillKind kind, Random random) {
        LocalDate session = system.nextSession();
        try {
            kind.strike(system, random);
            long begin = System.nanoTime();
            String run = kind.runs() ? system.start(END_OF_DAY, DrillSystem.parameters()) : null;
            boolean detected = await(() -> !fresh().isEmpty(), CYCLE);
            double detectedSeconds = detected ? since(begin) : Double.NaN;
            if (kind.repair() != DrillKind.Repair.WAIT) {
                await(() -> system.hasEnded(run), RUN);
            }
            settle();
            List<JsonNode> incidents = fresh();
            system.lift();
            begin = System.nanoTime();
            repair(kind, run);
            boolean resolved = await(this::isAtPeace, REPAIR);
            double resolvedSeconds = resolved ? since(begin) : Double.NaN;
            fresh().forEach(this::remember);
            return new Outcome(
                    kind,
                    session,
                    rules(incidents),
                    detectedSeconds,
                    cause(incidents),
                    kind.cause(),
                    kind.repair().label(),
                    resolvedSeconds,
                    resolved ? List.of() : rules(open()));
        } finally {
            system.lift();
        }
    }

    private void repair(DrillKind kind, String run) {
        switch (kind.repair()) {
            case WAIT -> await(() -> system.hasEnded(run), RUN);
            case RUN_AGAIN -> complete(END_OF_DAY, DrillSystem.parameters());
            case REBUILD_UNIVERSE -> {
                complete("rebuild-universe", DrillSystem.parameters());
                complete(END_OF_DAY, DrillSystem.parameters());
            }
            case HEAL -> {
                complete(
                        "heal-gaps",
                        DrillSystem.parameters()
                                .put("approve", true)
                                .put("author", "drill")
                                .put("note", "the fault was lifted"));
                settle();
                // The benchmark is no member: its bar comes back with the next run, not by healing.
                if (!isAtPeace()) {
                    complete(END_OF_DAY, DrillSystem.parameters());
                }
            }
        }
    }

    private void complete(String type, ObjectNode parameters) {
        String[] id = {null};
        await(() -> (id[0] = system.start(type, parameters)) != null, CYCLE);
        await(() -> system.hasEnded(id[0]), RUN);
    }

    /** Until the monitor has judged what is there now. */
    private void settle() {
        Instant now = Instant.now();
        await(() -> system.judgedAt().isAfter(now), SETTLE);
    }

    /** Incidents that were opened since the last drill. */
    private List<JsonNode> fresh() {
        return system.incidents(one -> !known.contains(one.path("id").asText()));
    }

    private void remember(JsonNode incident) {
        known.add(incident.path("id").asText());
    }

    private boolean isAtPeace() {
        return open().isEmpty();
    }

    private List<JsonNode> open() {
        return system.incidents(one -> !one.path("state").asText().equals("resolved"));
    }

    /** The cause of the gravest one, of several the first; more than one cause is told as such. */
    private static String cause(List<JsonNode> incidents) {
        List<String> causes = incidents.stream()
                .sorted(java.util.Comparator.comparing(
                        one -> one.path("severity").asText()))
                .map(one -> one.path("cause").asText())
                .distinct()
                .toList();
        return causes.isEmpty() ? null : causes.get(0);
    }

    private static List<String> rules(List<JsonNode> incidents) {
        return incidents.stream()
                .flatMap(one -> StreamSupport.stream(one.path("symptoms").spliterator(), false))
                .map(symptom -> symptom.path("rule").asText())
                .distinct()
                .toList();
    }

    private static boolean await(BooleanSupplier done, Duration patience) {
        long begin = System.nanoTime();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() - begin > patience.toNanos()) {
                return false;
            }
            pause(LOOK);
        }
        return true;
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / NANOS;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in a drill", interrupted);
        }
    }
}
