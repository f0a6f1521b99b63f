package io.ballast.launcher.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.ballast.launcher.run.JsonFiles;

/** What came of the drills of a plan so far, kept in a file so that they may go on another time. */
public final class DrillJournal {

    private final Path file;
    private final DrillPlan plan;
    private final List<Outcome> outcomes;

    /** The file's content. */
    private record Page(DrillPlan plan, List<Outcome> outcomes) {}

    private DrillJournal(Path file, DrillPlan plan, List<Outcome> outcomes) {
        this.file = file;
        this.plan = plan;
        this.outcomes = new ArrayList<>(outcomes);
    }

    /**
     * Opens a journal.
     *
     * @param file where it is kept, null to keep nothing
     * @param plan what is led
     * @return with what the file holds, if it is there
     * @throws IllegalArgumentException if the file is of another plan, or no journal
     */
    public static DrillJournal open(Path file, DrillPlan plan) {
        if (file == null || !Files.exists(file)) {
            return new DrillJournal(file, plan, List.of());
        }
        Page page = read(file);
        if (!plan.equals(page.plan())) {
            throw new IllegalArgumentException(file + " was begun as " + page.plan() + ", not as " + plan);
        }
        return new DrillJournal(file, plan, page.outcomes());
    }

    private static Page read(Path file) {
        try {
            return JsonFiles.MAPPER.readValue(file.toFile(), Page.class);
        } catch (IOException malformed) {
            throw new IllegalArgumentException(file + " is no journal of drills: " + malformed.getMessage(), malformed);
        }
    }

    /**
     * Adds what came of the next session.
     *
     * @param outcome of it
     */
    public void note(Outcome outcome) {
        outcomes.add(outcome);
        if (file != null) {
            try {
                JsonFiles.replace(file, new Page(plan, outcomes));
            } catch (IOException failed) {
                throw new UncheckedIOException("Cannot write " + file, failed);
            }
        }
    }

    /**
     * What is led.
     *
     * @return the plan
     */
    public DrillPlan plan() {
        return plan;
    }

    /**
     * What came of the sessions so far.
     *
     * @return in the order of the plan
     */
    public List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /**
     * What is left to be led.
     *
     * @return the rest of the plan
     */
    public List<DrillPlan.Act> rest() {
        List<DrillPlan.Act> acts = plan.acts();
        return acts.subList(Math.min(outcomes.size(), acts.size()), acts.size());
    }
}
