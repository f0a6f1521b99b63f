package io.ballast.model.card;

import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Maps values to heights of a drawing.
 *
 * @param low least value
 * @param high greatest value, above the least
 */
record Scale(double low, double high) {

    private static final double FIGURE_HEIGHT = 12;

    /** A scale that shows all values and 0. */
    static Scale of(DoubleStream values) {
        double[] known = values.filter(value -> !Double.isNaN(value)).toArray();
        double low = Math.min(0, DoubleStream.of(known).min().orElse(0));
        double high = Math.max(0, DoubleStream.of(known).max().orElse(0));
        return low == high ? new Scale(low, low + 1) : new Scale(low, high);
    }

    double y(double value) {
        return Svg.BOTTOM - (value - low) / (high - low) * (Svg.BOTTOM - Svg.TOP);
    }

    /** Draws the line of 0 and the bounds; one whose figure would lie upon that of 0 has none. */
    void axis(Svg svg) {
        svg.line(Svg.LEFT, y(0), Svg.RIGHT, y(0), "#888");
        figure(svg, 0);
        DoubleStream.of(low, high)
                .filter(bound -> Math.abs(y(bound) - y(0)) > FIGURE_HEIGHT)
                .forEach(bound -> figure(svg, bound));
    }

    private void figure(Svg svg, double value) {
        svg.label(Svg.LEFT - 6, y(value) + 4, "end", String.format(Locale.ROOT, "%.3f", value));
    }
}
