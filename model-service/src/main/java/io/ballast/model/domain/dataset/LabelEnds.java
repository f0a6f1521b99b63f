package io.ballast.model.domain.dataset;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * On which session the label of each row ends: the symbol's row as many rows later as the horizon says. Where a symbol
 * misses bars that is later than the horizon's number of sessions.
 */
final class LabelEnds {

    private final LabelHorizon horizon;
    private final Map<Integer, BitSet> sessions = new HashMap<>();

    LabelEnds(LabelHorizon horizon) {
        this.horizon = horizon;
    }

    /** Takes in that a symbol has a row on a session, member or not. */
    void observe(int position, int ordinal) {
        sessions.computeIfAbsent(position, key -> new BitSet()).set(ordinal);
    }

    /**
     * Sessions from a row to the end of its label. Where fewer rows follow than the horizon has, because the symbol was
     * delisted or the data ends, it is the most that a label can take.
     */
    short reach(int position, int ordinal) {
        return reach(position, ordinal, horizon.rows(), horizon.reach());
    }

    /** The same for the executable return, which is left one row later. */
    short executableReach(int position, int ordinal) {
        return reach(position, ordinal, horizon.rows() + 1, horizon.executableReach());
    }

    private short reach(int position, int ordinal, int rows, int most) {
        BitSet present = sessions.getOrDefault(position, new BitSet());
        int end = ordinal;
        for (int row = 0; row < rows && end >= 0; row++) {
            end = present.nextSetBit(end + 1);
        }
        return (short) (end < 0 ? most : Math.min(end - ordinal, most));
    }
}
