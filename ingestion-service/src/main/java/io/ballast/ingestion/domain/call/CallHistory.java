package io.ballast.ingestion.domain.call;

import java.util.Arrays;

/**
 * The calls of the past in order of their start: those that the provider took, and refusals that tell of a limit. What is
 * long past is forgotten. For one thread.
 */
final class CallHistory {

    private static final int MOST = 1500;

    enum Fate {
        /** Taken, or under way still, or come to nothing: it counts for the provider as far as anybody knows. */
        TAKEN,
        ANSWERED,
        /** Refused, and not because the provider had a bad time. */
        TOO_MANY
    }

    private final long[] starts = new long[MOST];
    private final Fate[] fates = new Fate[MOST];
    private int size;

    int size() {
        return size;
    }

    long start(int index) {
        return starts[index];
    }

    Fate fate(int index) {
        return fates[index];
    }

    void started(long now) {
        insert(size, now, Fate.TAKEN);
    }

    void answered(long startedAt) {
        int index = underWay(startedAt);
        if (index >= 0) {
            fates[index] = Fate.ANSWERED;
        }
    }

    /** The provider did not take it. */
    void refused(long startedAt) {
        int index = underWay(startedAt);
        if (index >= 0) {
            remove(index, index + 1);
        }
    }

    /** A refusal turned out to tell of a limit. */
    void tooMany(long startedAt) {
        int index = size;
        while (index > 0 && starts[index - 1] > startedAt) {
            index--;
        }
        insert(index, startedAt, Fate.TOO_MANY);
    }

    /** Keeps the latest refusal and what came since the one before. */
    void forgetBeforeLatestRefusal() {
        int before = latestRefusal(latestRefusal(size));
        remove(0, before + 1);
    }

    /** Refusals that tell of a limit. */
    int refusals() {
        return (int) Arrays.stream(fates, 0, size)
                .filter(fate -> fate == Fate.TOO_MANY)
                .count();
    }

    private int latestRefusal(int end) {
        int index = end - 1;
        while (index >= 0 && fates[index] != Fate.TOO_MANY) {
            index--;
        }
        return index;
    }

    private int underWay(long startedAt) {
        int index = size - 1;
        while (index >= 0 && !(starts[index] == startedAt && fates[index] == Fate.TAKEN)) {
            index--;
        }
        return index;
    }

    private void insert(int index, long start, Fate fate) {
        int at = index;
        if (size == MOST) {
            remove(0, MOST / 2);
            at = Math.max(0, at - MOST / 2);
        }
        System.arraycopy(starts, at, starts, at + 1, size - at);
        System.arraycopy(fates, at, fates, at + 1, size - at);
        starts[at] = start;
        fates[at] = fate;
        size++;
    }

    private void remove(int from, int to) {
        System.arraycopy(starts, to, starts, from, size - to);
        System.arraycopy(fates, to, fates, from, size - to);
        size -= to - from;
    }
}
