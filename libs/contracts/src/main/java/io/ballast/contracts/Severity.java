package io.ballast.contracts;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How bad a breach is; lower case on the wire. */
public enum Severity {

    /** Look at it today. */
    @JsonProperty("warning")
    WARNING,

    /** Results must not be used before it is resolved. */
    @JsonProperty("critical")
    CRITICAL;

    /**
     * The name on the wire, in metrics and on the console.
     *
     * @return the name in lower case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
