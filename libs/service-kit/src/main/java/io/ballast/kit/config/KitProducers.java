package io.ballast.kit.config;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the kit's plain configuration types available for injection. */
@Singleton
class KitProducers {

    @Produces
    @Singleton
    Variables variables(Config config) {
        return Variables.of(name -> config.getConfigValue(name).getRawValue());
    }

    @Produces
    @Singleton
    ServiceName serviceName(@ConfigProperty(name = "ballast.service.name") String name) {
        return new ServiceName(name);
    }
}
