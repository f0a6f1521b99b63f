package io.ballast.ingestion;

import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestMethodOrder;

import io.ballast.testkit.TestServers;

/** The service with the market's history at its first evening, anew for each class of this kind; its tests follow one another. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class FilledMarket {

    TestServers servers;
    SimulatorProcess simulator;
    Service service;

    @BeforeEach
    void fill() {
        service = Service.of(getClass(), servers, simulator, "rebuild-universe", "historical-backfill");
    }

    /** Moves the market and the service's clock to the evening of the next session; that evening. */
    Instant nextEvening() {
        Instant evening = simulator.nextSession();
        service.execute("update ballast.business_clock set instant = '" + evening + "'");
        return evening;
    }
}
