package io.ballast.launcher.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows steps while they run: redrawn in place on a terminal, a line per change and every few seconds elsewhere. */
public final class Progress {

    private static final long PLAIN_PAUSE_NANOS = 10_000_000_000L;

    private final Screen screen;
    private final Map<String, String> shownStates = new HashMap<>();
    private final Map<String, Long> shownDone = new HashMap<>();
    private final Map<String, String> shownDetails = new HashMap<>();
    private int drawn;
    private long lastPlain = System.nanoTime();

    /**
     * Progress on a screen.
     *
     * @param screen where to show it
     */
    public Progress(Screen screen) {
        this.screen = screen;
    }

    /**
     * Shows how far the steps are now.
     *
     * @param steps all of them, in order
     */
    public void show(List<Step> steps) {
        if (screen.isLive()) {
            redraw(steps);
        } else {
            appendChanges(steps);
        }
    }

    private void redraw(List<Step> steps) {
        var text = new StringBuilder();
        if (drawn > 0) {
            text.append("\u001b[").append(drawn).append('F');
        }
        for (Step step : steps) {
            text.append("\u001b[2K").append(screen.fit(step.line(true))).append('\n');
        }
        drawn = steps.size();
        screen.draw(text.toString());
    }

    private void appendChanges(List<Step> steps) {
        boolean due = System.nanoTime() - lastPlain > PLAIN_PAUSE_NANOS;
        for (Step step : steps) {
            boolean changed = !step.state().equals(shownStates.getOrDefault(step.name(), "pending"));
            boolean moved = due && step.isRunning() && step.done() != shownDone.getOrDefault(step.name(), 0L);
            boolean remarked =
                    due && step.isRunning() && !step.detail().equals(shownDetails.getOrDefault(step.name(), ""));
            if (changed || moved || remarked) {
                screen.note(step.line(false));
                shownStates.put(step.name(), step.state());
                shownDone.put(step.name(), step.done());
                shownDetails.put(step.name(), step.detail());
                lastPlain = System.nanoTime();
            }
        }
    }
}
