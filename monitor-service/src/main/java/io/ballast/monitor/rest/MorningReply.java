package io.ballast.monitor.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.ballast.monitor.domain.morning.MorningReport;

/**
 * A morning report.
 *
 * @param summary the report in a sentence
 * @param report everything in it
 */
public record MorningReply(String summary, @JsonUnwrapped MorningReport report) {

    /**
     * The reply for a report.
     *
     * @param report the report, null for none
     * @return the reply, null for none
     */
    public static MorningReply of(MorningReport report) {
        return report == null ? null : new MorningReply(report.summary(), report);
    }
}
