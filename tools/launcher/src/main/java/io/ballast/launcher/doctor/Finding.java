package io.ballast.launcher.doctor;

/**
 * What one look at the machine brought.
 *
 * @param name what was looked at
 * @param verdict how it is
 * @param found what was found
 * @param advice what to do, null if there is nothing to do
 */
public record Finding(String name, Level verdict, String found, String advice) {

    /** How bad it is. */
    public enum Level {
        /** Fit. */
        OK,
        /** Works, with a limit that is named. */
        WARN,
        /** Will not work. */
        FAIL
    }

    static Finding ok(String name, String found) {
        return new Finding(name, Level.OK, found, null);
    }

    static Finding warn(String name, String found, String advice) {
        return new Finding(name, Level.WARN, found, advice);
    }

    static Finding fail(String name, String found, String advice) {
        return new Finding(name, Level.FAIL, found, advice);
    }
}
