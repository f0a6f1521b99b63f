package io.ballast.launcher.report;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How far one step of a run, or one operation, is.
 *
 * @param name such as {@code backfill}
 * @param state such as {@code running}
 * @param seconds how long it has taken so far, negative if it has not started
 * @param done units done
 * @param total units to do, 0 while unknown
 * @param unit what is counted, empty if nothing
 * @param detail a remark, empty if there is none
 */
public record Step(String name, String state, double seconds, long done, long total, String unit, String detail) {

    /**
     * A step of a run.
     *
     * @param node an element of {@code steps}
     * @return the step
     */
    public static Step ofRun(JsonNode node) {
        return new Step(
                node.path("name").asText(),
                node.path("state").asText("pending"),
                node.path("seconds").asDouble(-1),
                node.path("done").asLong(),
                node.path("total").asLong(),
                node.path("unit").asText("").replace("null", ""),
                node.path("detail").asText("").replace("null", ""));
    }

    /**
     * An operation as one step; why it waits is its remark.
     *
     * @param node the operation
     * @param seconds how long it has taken so far
     * @return the step
     */
    public static Step ofOperation(JsonNode node, double seconds) {
        JsonNode progress = node.path("progress");
        String state = node.path("state").asText("queued");
        boolean waits = state.equals("running") || state.equals("queued");
        return new Step(
                node.path("type").asText(),
                state,
                seconds,
                progress.path("done").asLong(),
                progress.path("total").asLong(),
                progress.path("unit").asText("").replace("null", ""),
                waits ? node.path("error").path("message").asText("").replace("null", "") : "");
    }

    /**
     * Whether it is at work.
     *
     * @return true while it runs
     */
    public boolean isRunning() {
        return state.equals("running");
    }

    /**
     * The step in one line.
     *
     * @param bar whether to draw a bar
     * @param secondsLeft how long it still takes, not above 0 if nothing is known of it
     * @return name, state, time, progress, time left and remark
     */
    public String line(boolean bar, double secondsLeft) {
        var line = new StringBuilder(String.format("  %-16s %-10s", name, state));
        line.append(String.format(" %12s", seconds < 0 ? "" : Text.seconds(seconds)));
        if (total > 0 && isRunning() && bar) {
            int full = (int) Math.min(20, 20 * done / total);
            line.append("  [")
                    .append("#".repeat(full))
                    .append(".".repeat(20 - full))
                    .append("]");
        }
        if (total > 0) {
            line.append("  ")
                    .append(Text.count(done))
                    .append(" of ")
                    .append(Text.count(total))
                    .append(' ')
                    .append(unit);
        } else if (done > 0) {
            line.append("  ").append(Text.count(done)).append(' ').append(unit);
        }
        if (secondsLeft > 0) {
            line.append(", about ").append(Text.seconds(secondsLeft)).append(" left");
        }
        if (!detail.isBlank()) {
            line.append("  ").append(detail);
        }
        return line.toString().stripTrailing();
    }
}
