package io.ballast.monitor.config;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import io.ballast.contracts.Services;
import io.ballast.kit.config.ConfigurationException;
import io.ballast.kit.config.Variables;

/**
 * Where the other services are.
 *
 * @param byService base address by service name, without a slash at the end
 */
public record ServiceAddresses(Map<String, URI> byService) {

    /** Keeps the order of the pipeline. */
    public ServiceAddresses {
        byService = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byService));
    }

    /**
     * Reads {@code INGESTION_URL}, {@code FEATURE_URL} and {@code MODEL_URL}.
     *
     * @param variables where from
     * @return the addresses
     * @throws ConfigurationException if one is no HTTP address
     */
    public static ServiceAddresses from(Variables variables) {
        Map<String, URI> addresses = new LinkedHashMap<>();
        addresses.put(Services.INGESTION, address(variables, "INGESTION_URL", "http://localhost:8081"));
        addresses.put(Services.FEATURE, address(variables, "FEATURE_URL", "http://localhost:8082"));
        addresses.put(Services.MODEL, address(variables, "MODEL_URL", "http://localhost:8083"));
        return new ServiceAddresses(addresses);
    }

    /**
     * Address of one service.
     *
     * @param service its name
     * @return its base address
     * @throws IllegalArgumentException if there is no such other service
     */
    public URI of(String service) {
        URI address = byService.get(service);
        if (address == null) {
            throw new IllegalArgumentException("service '" + service + "' is none of " + byService.keySet());
        }
        return address;
    }

    private static URI address(Variables variables, String name, String fallback) {
        String text = variables.text(name, fallback).replaceAll("/+$", "");
        try {
            URI address = URI.create(text);
            if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            // reported below with what is allowed
        }
        throw new ConfigurationException(
                name + "=" + text + " is not allowed: an address such as " + fallback + " is expected.");
    }
}
