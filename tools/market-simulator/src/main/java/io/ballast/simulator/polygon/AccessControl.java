package io.ballast.simulator.polygon;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.simulator.config.SimulatorSettings;
import io.ballast.simulator.wire.RequestQuota;

/** Knows the key and counts the requests. A bean of its own because filters are made before the settings are checked. */
@ApplicationScoped
public class AccessControl {
    private final String apiKey;
    private final RequestQuota quota;

    /** For the proxy of the scope only. */
    protected AccessControl() {
        apiKey = "";
        quota = null;
    }

    @Inject
    AccessControl(SimulatorSettings settings) {
        apiKey = settings.apiKey();
        quota = new RequestQuota(settings.requestsPerMinute(), System::nanoTime);
    }

    /** Lets a request pass; null stands for a request without a key. */
    void check(String key) {
        if (key == null || key.isBlank()) {
            throw PolygonException.noKey();
        }
        if (!key.equals(apiKey)) {
            throw PolygonException.unknownKey();
        }
        if (!quota.take()) {
            throw PolygonException.tooManyRequests();
        }
    }
}
