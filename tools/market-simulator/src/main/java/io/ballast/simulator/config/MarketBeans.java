package io.ballast.simulator.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

import io.ballast.simulator.application.SimulatedMarket;
import io.ballast.simulator.domain.MarketProfile;
import io.ballast.simulator.replay.MalformedReplayException;

/** Settings and market as beans. Both are made at start-up, so that a mistake stops it with one line. */
@ApplicationScoped
public class MarketBeans {
    private static final Logger LOG = Logger.getLogger(MarketBeans.class);

    @Produces
    @Singleton
    SimulatorSettings settings(Config config) {
        return SimulatorSettings.from(name -> config.getOptionalValue(name, String.class));
    }

    @Produces
    @Singleton
    SimulatedMarket market(SimulatorSettings settings) {
        return MarketFactory.create(settings);
    }

    void start(@Observes StartupEvent event, Instance<SimulatedMarket> markets) {
        SimulatedMarket market;
        try {
            market = markets.get();
        } catch (InvalidSettingException | MalformedReplayException e) {
            // Quarkus reports this kind of exception by its message alone and ends with 1.
            throw new ConfigurationException(e.getMessage());
        }
        MarketProfile profile = market.profile();
        LOG.infof(
                "%s market of %d stocks from %s, clock at %s",
                profile.kind(), profile.symbols(), profile.firstDate(), market.clock());
    }
}
