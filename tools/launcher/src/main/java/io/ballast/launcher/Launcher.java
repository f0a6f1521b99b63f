package io.ballast.launcher;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

import io.ballast.launcher.cli.CommandTree;
import io.ballast.launcher.cli.Session;
import io.ballast.launcher.report.Screen;
import io.ballast.launcher.run.Installation;

/** The program behind {@code ./ballast}. */
public final class Launcher {

    /** System property that says whether standard output is a terminal; the script knows. */
    static final String OUT_TERMINAL = "ballast.out.terminal";

    /** System property that says whether standard error is a terminal; the script knows. */
    static final String ERR_TERMINAL = "ballast.err.terminal";

    /** System property with the width of the terminal. */
    static final String COLUMNS = "ballast.columns";

    private static final int USUAL_COLUMNS = 80;

    private Launcher() {}

    /**
     * Runs a verb and ends with its exit code.
     *
     * @param arguments the verb and its options
     */
    public static void main(String[] arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        Map<String, String> environment = System.getenv();
        Screen screen = Screen.of(
                environment,
                Boolean.getBoolean(OUT_TERMINAL),
                Boolean.getBoolean(ERR_TERMINAL),
                Math.max(Integer.getInteger(COLUMNS, USUAL_COLUMNS), 40));
        var session = new Session(environment, Installation.current(), screen);
        System.exit(CommandTree.of(session).execute(arguments));
    }
}
