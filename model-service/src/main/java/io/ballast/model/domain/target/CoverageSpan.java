package io.ballast.model.domain.target;

import java.util.Arrays;
import java.util.List;

/**
 * The sessions over which coverage is taken. A window of years would hide a collapse of the last three months, hence the
 * shorter ones.
 */
public enum CoverageSpan {
    /** The whole training window. */
    WINDOW("window", Integer.MAX_VALUE, "the training window"),
    /** Its last 60 matured sessions. */
    LAST_60("last-60", 60, "the last 60 matured sessions"),
    /** Its last 10 matured sessions. */
    LAST_10("last-10", 10, "the last 10 matured sessions");

    private final String label;
    private final int sessions;
    private final String words;

    CoverageSpan(String label, int sessions, String words) {
        this.label = label;
        this.sessions = sessions;
        this.words = words;
    }

    /** The name in interfaces. */
    public String label() {
        return label;
    }

    /** Those of some matured sessions, ascending, that it covers. */
    public <T> List<T> of(List<T> matured) {
        return matured.subList(Math.max(0, matured.size() - sessions), matured.size());
    }

    /** The span in a sentence. */
    String words() {
        return words;
    }

    /**
     * The span of a name.
     *
     * @throws IllegalArgumentException if none is called so
     */
    public static CoverageSpan of(String label) {
        return Arrays.stream(values())
                .filter(span -> span.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("span '" + label + "' is unknown"));
    }
}
