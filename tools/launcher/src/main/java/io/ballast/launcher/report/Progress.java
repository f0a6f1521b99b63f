package io.ballast.launcher.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Shows steps while they run: redrawn in place on a terminal, a line per change and every few seconds elsewhere. */
public final class Progress {

    private static final long PLAIN_PAUSE_NANOS = 10_000_000_000L;

    private final Screen screen;
    private final LongSupplier nanos;
    private final Map<String, Pace> paces = new HashMap<>();
    private final Map<String, String> shownStates = new HashMap<>();
    private final Map<String, Long> shownDone = new HashMap<>();
    private final Map<String, String> shownDetails = new HashMap<>();
    private int drawn;
    private long lastPlain;

    /**
     * Progress on a screen.
     *
     * @param screen where to show it
     */
    public Progress(Screen screen) {
        this(screen, System::nanoTime);
    }

    Progress(Screen screen, LongSupplier nanos) {
        this.screen = screen;
        this.nanos = nanos;
        this.lastPlain = nanos.getAsLong();
    }

    /**
     * Shows how far the steps are now.
     *
     * @param steps all of them, in order
     */
    public void show(List<Step> steps) {
        long now = nanos.getAsLong();
        steps.forEach(step -> pace(step).see(step, now));
        if (screen.isLive()) {
            redraw(steps, now);
        } else {
            appendChanges(steps, now);
        }
    }

    private Pace pace(Step step) {
        return paces.computeIfAbsent(step.name(), name -> new Pace());
    }

    private void redraw(List<Step> steps, long now) {
        var text = new StringBuilder();
        if (drawn > 0) {
            text.append("\u001b[").append(drawn).append('F');
        }
        for (Step step : steps) {
            text.append("\u001b[2K").append(screen.fit(line(step, true, now))).append('\n');
        }
        drawn = steps.size();
        screen.draw(text.toString());
    }

    private void appendChanges(List<Step> steps, long now) {
        boolean due = now - lastPlain > PLAIN_PAUSE_NANOS;
        for (Step step : steps) {
            boolean changed = !step.state().equals(shownStates.getOrDefault(step.name(), "pending"));
            boolean moved = due && step.isRunning() && step.done() != shownDone.getOrDefault(step.name(), 0L);
            boolean remarked =
                    due && step.isRunning() && !step.detail().equals(shownDetails.getOrDefault(step.name(), ""));
            if (changed || moved || remarked) {
                screen.note(line(step, false, now));
                shownStates.put(step.name(), step.state());
                shownDone.put(step.name(), step.done());
                shownDetails.put(step.name(), step.detail());
                lastPlain = now;
            }
        }
    }

    private String line(Step step, boolean bar, long now) {
        return step.line(bar, pace(step).secondsLeft(now));
    }
}
