package io.ballast.monitor.application;

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
     * @return false if no answer came
     */
    boolean answers();
}
