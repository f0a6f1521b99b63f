package io.ballast.monitor.application;

import java.util.Optional;

import io.ballast.monitor.domain.health.BrokerHealth;

/** Looks at the event broker as it is now. */
public interface BrokerProbe {

    /**
     * Looks.
     *
     * @return what was found
     * @throws RuntimeException if the broker does not answer
     */
    BrokerHealth look();

    /**
     * Asks whether the broker is there; waits for some seconds only.
     *
     * @return empty if it answered, else who did not, and why, as far as that can be told
     */
    Optional<String> silence();
}
