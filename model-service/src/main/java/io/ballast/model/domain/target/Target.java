package io.ballast.model.domain.target;

import java.util.Arrays;

/**
 * A label the models can be trained on, with the executable return its predictions are judged by. A prediction made from
 * the close of a session can be traded at the next open at the earliest, so what is earned is the executable return.
 */
public enum Target {
    /** Primary target: forward return less beta times the benchmark's. */
    FWD_RET_RESID("fwd_ret_resid", "fwd_ret_exec_resid"),
    /** Fallback target: plain forward return. */
    FWD_RET("fwd_ret", "fwd_ret_exec");

    private final String column;
    private final String executableColumn;

    Target(String column, String executableColumn) {
        this.column = column;
        this.executableColumn = executableColumn;
    }

    /** The column of the label, also the target's name in events and interfaces. */
    public String column() {
        return column;
    }

    /** The column of the return that can be earned by trading the label's prediction at the next open. */
    public String executableColumn() {
        return executableColumn;
    }

    /**
     * The target of a column.
     *
     * @param column name as in events and interfaces
     * @return the target
     * @throws IllegalArgumentException if no target is called so
     */
    public static Target of(String column) {
        return Arrays.stream(values())
                .filter(target -> target.column.equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("target '" + column + "' is unknown; known are "
                        + Arrays.stream(values()).map(Target::column).toList()));
    }
}
