package io.ballast.monitor.support;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** The evening of 2018-02-07, as a replay would stand on it, and little patience with steps. */
public final class DemoClock implements QuarkusTestProfile {

    /** 23:59 New York time. */
    public static final String EVENING = "2018-02-08T04:59:00Z";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "BALLAST_CLOCK", EVENING,
                "PIPELINE_INGEST_TIMEOUT_SEC", "4",
                // the embedded broker speaks in the same log
                "quarkus.log.category.\"kafka\".level", "WARN",
                "quarkus.log.category.\"state.change.logger\".level", "WARN",
                "quarkus.log.category.\"io.zonky\".level", "ERROR");
    }
}
