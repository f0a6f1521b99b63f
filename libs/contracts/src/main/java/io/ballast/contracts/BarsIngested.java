package io.ballast.contracts;

import java.time.LocalDate;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Bars were stored, changed or quarantined. Only a final event starts the feature build; it sums up the whole run.
 *
 * @param runId the run, also the key of the record
 * @param isFinal whether this was the run's last ingestion; {@code final} in JSON
 * @param trigger type of the operation that ingested
 * @param providers the providers that answered, in order of priority
 * @param from first session of the cells stored or changed; if there were none, the latest session with a bar; null if
 *     there is no bar at all
 * @param to last session of the same, included; null if there is no bar at all
 * @param sessions number of sessions with a stored or changed cell
 * @param symbols number of symbols with a stored or changed cell
 * @param bars number of bars stored for the first time
 * @param revised number of stored bars that changed
 * @param quarantined number of bars put aside
 * @param shard which part of the run this is, from 0
 * @param shards in how many parts the run was cut, at least 1
 * @param contentHash SHA-256 of the bars of the range, as lower-case hex
 */
public record BarsIngested(
        String runId,
        @JsonProperty("final") boolean isFinal,
        String trigger,
        List<String> providers,
        LocalDate from,
        LocalDate to,
        int sessions,
        int symbols,
        long bars,
        long revised,
        long quarantined,
        int shard,
        int shards,
        String contentHash) {

    /** Checks the fields. */
    public BarsIngested {
        Require.text(runId, "runId");
        Require.text(trigger, "trigger");
        providers = Require.copy(providers, "providers");
        Require.orderedOrAbsent(from, to);
        Require.notNegative(sessions, "sessions");
        Require.notNegative(symbols, "symbols");
        Require.notNegative(bars, "bars");
        Require.notNegative(revised, "revised");
        Require.notNegative(quarantined, "quarantined");
        Require.text(contentHash, "contentHash");
        if (shard < 0 || shard >= shards) {
            throw new IllegalArgumentException("shard=" + shard + " of shards=" + shards
                    + ": shard counts from 0 and stays below shards, which is at least 1");
        }
    }
}
