package io.ballast.monitor.domain.cause;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why something is lost, where the absence ledger does not explain it. In the order of the chain: what comes first is
 * repaired first.
 */
enum LossCause {
    /** No bar, and the ledger does not say why. */
    NOT_IN_LEDGER(LossCause.INGEST),
    /** The provider gave the bar of the session before again. */
    REPEATED(LossCause.INGEST),
    /** The price jumps by the ratio of a split that nobody announced. */
    OFF_SCALE(LossCause.INGEST),
    /** The benchmark has no bar on a session that counts. */
    BENCHMARK_MISSING(LossCause.INGEST),
    /** It was a member and is none any more. */
    LEFT_UNIVERSE("./ballast universe rebuild"),
    /** The latest statement is too old. */
    STATEMENT_OLD("./ballast fundamentals upsert"),
    /** There is a bar, but no row of features. */
    NOT_BUILT("./ballast features build"),
    /** There are features, but no prediction. */
    NOT_PREDICTED("./ballast train"),
    /** There are predictions, but nobody decided on them. */
    NOT_DECIDED("./ballast eod"),
    /** It has not traded for long enough. */
    SHORT_HISTORY(null),
    /** Its prices leave a feature undefined. */
    VALUES_UNDEFINED(null),
    /** Its prices or the benchmark's leave beta undefined. */
    BETA_UNDEFINED(null),
    /** No bar is missing, and still there is no return ahead. */
    LABEL_UNDEFINED(null);

    /** The bars that are lost are fetched again. */
    private static final String INGEST = "";

    private final String command;

    LossCause(String command) {
        this.command = command;
    }

    /** The cause of a name; empty for a reason of the ledger. */
    static Optional<LossCause> of(String label) {
        return Arrays.stream(values())
                .filter(cause -> cause.label().equals(label))
                .findFirst();
    }

    /** Whether fetching a bar repairs it. */
    boolean isIngested() {
        return INGEST.equals(command);
    }

    /** The command that repairs it, null if none does or bars are fetched for it. */
    String command() {
        return isIngested() ? null : command;
    }

    /** Kebab case. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
