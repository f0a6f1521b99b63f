package io.ballast.launcher.report;

import java.io.PrintStream;
import java.util.Map;

/**
 * Where a verb writes: data to standard output, everything else to standard error.
 */
public final class Screen {

    private final PrintStream out;
    private final PrintStream err;
    private final boolean colour;
    private final boolean live;
    private final int columns;

    /**
     * A screen.
     *
     * @param out for data
     * @param err for everything else
     * @param colour whether data may be coloured
     * @param live whether progress may be redrawn in place
     * @param columns width of the terminal, for what is redrawn
     */
    public Screen(PrintStream out, PrintStream err, boolean colour, boolean live, int columns) {
        this.out = out;
        this.err = err;
        this.colour = colour;
        this.live = live;
        this.columns = columns;
    }

    /**
     * The screen of this program.
     *
     * @param environment {@code NO_COLOR} and {@code TERM} are honoured
     * @param outIsTerminal whether standard output is a terminal
     * @param errIsTerminal whether standard error is one
     * @param columns width of the terminal
     * @return the screen
     */
    public static Screen of(
            Map<String, String> environment, boolean outIsTerminal, boolean errIsTerminal, int columns) {
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty() || dumb;
        return new Screen(System.out, System.err, outIsTerminal && !plain, errIsTerminal && !dumb, columns);
    }

    /**
     * A line of data.
     *
     * @param line without its end
     */
    public void data(String line) {
        out.println(line);
    }

    /**
     * A line that is not data.
     *
     * @param line without its end
     */
    public void note(String line) {
        err.println(line);
    }

    /**
     * Text that is not data and does not end the line.
     *
     * @param text may hold control sequences
     */
    void draw(String text) {
        err.print(text);
        err.flush();
    }

    /** Cuts a line that would wrap, since a wrapped line cannot be redrawn. */
    String fit(String line) {
        return line.length() < columns ? line : line.substring(0, columns - 1);
    }

    /**
     * Whether progress may be redrawn in place.
     *
     * @return false if standard error is no terminal
     */
    public boolean isLive() {
        return live;
    }

    /**
     * A verdict, coloured where that is wanted.
     *
     * @param verdict {@code OK}, {@code WARNING}, {@code CRITICAL} or anything else
     * @return the same text, perhaps with control sequences around it
     */
    public String verdict(String verdict) {
        if (!colour) {
            return verdict;
        }
        String code =
                switch (verdict) {
                    case "OK", "HEALTHY" -> "32";
                    case "WARNING" -> "33";
                    case "CRITICAL" -> "31";
                    default -> "35";
                };
        return "\u001b[" + code + "m" + verdict + "\u001b[0m";
    }

    /**
     * A heading, bold where that is wanted.
     *
     * @param text the heading
     * @return the same text, perhaps with control sequences around it
     */
    public String heading(String text) {
        return colour ? "\u001b[1m" + text + "\u001b[0m" : text;
    }
}
