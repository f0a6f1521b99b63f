package io.ballast.monitor.rest;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedMap;

import io.ballast.kit.config.ConfigurationException;
import io.ballast.kit.config.Variables;
import io.ballast.kit.problem.Problem;
import io.ballast.monitor.application.Thresholds;
import io.ballast.monitor.config.MonitorSettings;

/**
 * The settings of one request: each variable the monitor judges by may be set for the call as a query parameter named
 * like it, {@code DAYS_BACK} as {@code days-back}.
 */
@Singleton
class RequestSettings {

    private final Variables variables;
    private final Thresholds thresholds;

    @Inject
    RequestSettings(Variables variables, Thresholds thresholds) {
        this.variables = variables;
        this.thresholds = thresholds;
    }

    MonitorSettings of(MultivaluedMap<String, String> query) {
        Map<String, String> values = new HashMap<>();
        for (Map.Entry<String, List<String>> parameter : query.entrySet()) {
            values.put(
                    parameter.getKey().toUpperCase(Locale.ROOT).replace('-', '_'),
                    parameter.getValue().get(0));
        }
        try {
            return thresholds.of(variables.overlay(values));
        } catch (ConfigurationException refused) {
            throw Problem.badRequest(
                    refused.getMessage(), "A query parameter is named like its variable: DAYS_BACK is days-back.");
        }
    }
}
