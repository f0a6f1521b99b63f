package io.ballast.monitor.application;

import java.util.Map;
import java.util.UUID;

import io.ballast.monitor.domain.cause.Attribution;

/** Where the losses behind the breaches of an incident lie. */
public interface AttributionStore {

    /**
     * Keeps where a loss lies, in place of what was known before.
     *
     * @param incident the incident
     * @param rule the rule in breach
     * @param attribution where its loss lies
     */
    void keep(UUID incident, String rule, Attribution attribution);

    /**
     * What is known of an incident.
     *
     * @param incident the incident
     * @return the attribution as it was last, by rule; a rule that counts no members is absent
     */
    Map<String, Attribution> of(UUID incident);
}
