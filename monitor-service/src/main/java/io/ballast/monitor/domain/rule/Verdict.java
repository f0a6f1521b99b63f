package io.ballast.monitor.domain.rule;

import java.util.Collection;

/** The outcome of a check, in the words and with the exit codes of monitoring plugins. */
public enum Verdict {
    /** Within every threshold. */
    OK(0, 0),
    /** Beyond a warning threshold. */
    WARNING(1, 2),
    /** Beyond a critical threshold. */
    CRITICAL(2, 3),
    /** Nothing there to judge. */
    UNKNOWN(3, 1);

    private final int exitCode;
    private final int weight;

    Verdict(int exitCode, int weight) {
        this.exitCode = exitCode;
        this.weight = weight;
    }

    /**
     * Exit code of a verb that ends with this verdict.
     *
     * @return 0 OK, 1 WARNING, 2 CRITICAL, 3 UNKNOWN
     */
    public int exitCode() {
        return exitCode;
    }

    /**
     * The verdict that speaks for several: a breach that is known outweighs one that cannot be judged.
     *
     * @param verdicts any number of verdicts
     * @return CRITICAL before WARNING before UNKNOWN before OK; UNKNOWN if there is none
     */
    public static Verdict worst(Collection<Verdict> verdicts) {
        Verdict worst = null;
        for (Verdict verdict : verdicts) {
            if (worst == null || verdict.weight > worst.weight) {
                worst = verdict;
            }
        }
        return worst == null ? UNKNOWN : worst;
    }
}
