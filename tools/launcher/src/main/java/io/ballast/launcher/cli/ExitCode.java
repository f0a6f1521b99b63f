package io.ballast.launcher.cli;

import io.ballast.launcher.client.RemoteFailure;
import io.ballast.launcher.run.StartFailure;

/** What a verb's exit code says. Checks follow the convention of monitoring plugins, other verbs their own. */
public final class ExitCode {

    /** Done. */
    public static final int DONE = 0;

    /** Failed. */
    public static final int FAILED = 1;

    /** Wrong usage. */
    public static final int USAGE = 2;

    /** Not found. */
    public static final int NOT_FOUND = 3;

    /** Not allowed. */
    public static final int NOT_ALLOWED = 4;

    /** Conflict. */
    public static final int CONFLICT = 5;

    /** The service cannot be reached. */
    public static final int UNREACHABLE = 6;

    /** Done in part. */
    public static final int PARTIAL = 7;

    /** A check that has nothing to judge, cannot reach the service, or was used in a wrong way. */
    public static final int UNKNOWN = 3;

    /** A session's predictions may not be traded on. */
    public static final int WITHHELD = 2;

    /** A proof found the opposite. */
    public static final int DISPROVED = 2;

    private ExitCode() {}

    /**
     * The code of a check's verdict.
     *
     * @param verdict {@code OK} or {@code HEALTHY}, {@code WARNING}, {@code CRITICAL} or anything else
     * @return 0 to 3
     */
    public static int ofVerdict(String verdict) {
        return switch (verdict) {
            case "OK", "HEALTHY" -> 0;
            case "WARNING" -> 1;
            case "CRITICAL" -> 2;
            default -> UNKNOWN;
        };
    }

    /**
     * The code of an operation's last state.
     *
     * @param state such as {@code succeeded}
     * @return done, done in part, or failed
     */
    public static int ofOperation(String state) {
        return switch (state) {
            case "succeeded" -> DONE;
            case "partial" -> PARTIAL;
            default -> FAILED;
        };
    }

    /**
     * The code of a failure in a verb that is no check.
     *
     * @param failure what happened
     * @return 1 or above
     */
    static int ofFailure(Throwable failure) {
        if (failure instanceof VerbFailure verb) {
            return verb.exitCode();
        }
        if (failure instanceof StartFailure start) {
            return start.isConflict() ? CONFLICT : FAILED;
        }
        if (failure instanceof RemoteFailure remote) {
            return switch (remote.status()) {
                case RemoteFailure.UNREACHABLE -> UNREACHABLE;
                case 400, 422 -> USAGE;
                case 401, 403 -> NOT_ALLOWED;
                case 404 -> NOT_FOUND;
                case 409 -> CONFLICT;
                case 502, 503, 504 -> UNREACHABLE;
                default -> FAILED;
            };
        }
        return FAILED;
    }
}
