package io.ballast.monitor.domain.absence;

import java.util.Arrays;
import java.util.Locale;

/** The reasons of the absence ledger. */
public enum AbsenceReason {
    /** Not listed yet. */
    NOT_LISTED(false),
    /** Not listed any more. */
    DELISTED(false),
    /** Trading was halted. */
    HALTED(false),
    /** Nobody traded. */
    NO_TRADE(false),
    /** No provider that was asked had a bar. */
    PROVIDER_MISSING(true),
    /** What the provider had could not be true. */
    QUARANTINED(true),
    /** Nobody was asked yet. */
    NOT_FETCHED(true);

    private final boolean recoverable;

    AbsenceReason(boolean recoverable) {
        this.recoverable = recoverable;
    }

    /**
     * Whether there may be a bar after all. The others are facts of the market: a bar would be wrong.
     *
     * @return true if it makes sense to ask for it
     */
    public boolean isRecoverable() {
        return recoverable;
    }

    /**
     * Name in the ledger.
     *
     * @return kebab case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Whether a reason of the ledger is one that can be recovered.
     *
     * @param reason any reason
     * @return false for a reason this does not know: what is not understood is not touched
     */
    public static boolean isRecoverable(String reason) {
        return Arrays.stream(values())
                .anyMatch(known -> known.recoverable && known.label().equals(reason));
    }
}
