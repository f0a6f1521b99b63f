package io.ballast.model.card;

import java.util.Locale;

/** A drawing of fixed size with a frame to plot in. Numbers are written the same way everywhere. */
final class Svg {

    static final int WIDTH = 640;
    static final int HEIGHT = 240;
    static final int LEFT = 60;
    static final int RIGHT = 620;
    static final int TOP = 30;
    static final int BOTTOM = 205;

    private final StringBuilder text = new StringBuilder();

    Svg(String title) {
        text.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" font-family=\"sans-serif\""
                        + " font-size=\"11\">%n<title>%s</title>%n",
                WIDTH,
                HEIGHT,
                title));
        label((LEFT + RIGHT) / 2.0, TOP - 12, "middle", title);
    }

    void line(double fromX, double fromY, double toX, double toY, String colour) {
        text.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n",
                fromX,
                fromY,
                toX,
                toY,
                colour));
    }

    void bar(double x, double y, double width, double height, String colour) {
        text.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
                x,
                y,
                width,
                height,
                colour));
    }

    void path(String points, String colour) {
        text.append(String.format(
                Locale.ROOT, "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\"/>%n", points.strip(), colour));
    }

    /**
     * @param anchor start, middle or end
     * @param words without characters that XML takes for its own
     */
    void label(double x, double y, String anchor, String words) {
        text.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, words));
    }

    String finish() {
        return text.append("</svg>").append(System.lineSeparator()).toString().replace("\r\n", "\n");
    }
}
