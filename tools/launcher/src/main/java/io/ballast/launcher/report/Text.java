package io.ballast.launcher.report;

import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

/** Figures as people read them. */
public final class Text {

    private static final String NOTHING = "-";

    private Text() {}

    /**
     * A whole number.
     *
     * @param value any number
     * @return with a comma between thousands
     */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /**
     * A whole number of an answer.
     *
     * @param node a number, or nothing
     * @return with a comma between thousands, a dash for nothing
     */
    public static String count(JsonNode node) {
        return node.isNumber() ? count(node.asLong()) : NOTHING;
    }

    /**
     * A fraction as percent.
     *
     * @param node a number, or nothing
     * @return with one decimal; only all is 100.0 %; a dash for nothing
     */
    public static String percent(JsonNode node) {
        if (!node.isNumber()) {
            return NOTHING;
        }
        double percent = node.asDouble() * 100;
        double shown = percent < 100 ? Math.min(percent, 99.9) : percent;
        return String.format(Locale.ROOT, "%.1f %%", shown);
    }

    /**
     * A number.
     *
     * @param node a number, or nothing
     * @param decimals how many decimals
     * @return the number, a dash for nothing
     */
    public static String number(JsonNode node, int decimals) {
        return node.isNumber() ? String.format(Locale.ROOT, "%." + decimals + "f", node.asDouble()) : NOTHING;
    }

    /**
     * A duration.
     *
     * @param seconds 0 or more
     * @return seconds with one decimal, minutes above 90 s
     */
    public static String seconds(double seconds) {
        if (seconds < 90) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }

    /**
     * Text of an answer.
     *
     * @param node text, or nothing
     * @return the text, a dash for nothing
     */
    public static String text(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? NOTHING : node.asText();
    }
}
