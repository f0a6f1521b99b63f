package io.ballast.simulator.alpaca;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.simulator.config.SimulatorSettings;
import io.ballast.simulator.wire.RequestQuota;

/** Knows the keys and counts the requests. A bean of its own because filters are made before the settings are checked. */
@ApplicationScoped
public class AlpacaAccess {
    private final String apiKey;
    private final RequestQuota quota;

    /** For the proxy of the scope only. */
    protected AlpacaAccess() {
        apiKey = "";
        quota = null;
    }

    @Inject
    AlpacaAccess(SimulatorSettings settings) {
        apiKey = settings.apiKey();
        quota = new RequestQuota(settings.requestsPerMinute(), System::nanoTime);
    }

    /** Lets a request pass that has the key in both places. */
    void check(String keyId, String secret) {
        if (!apiKey.equals(keyId) || !apiKey.equals(secret)) {
            throw AlpacaException.forbidden();
        }
        if (!quota.take()) {
            throw AlpacaException.tooManyRequests();
        }
    }
}
