package io.ballast.simulator;

import java.time.LocalDate;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;

import io.ballast.simulator.application.SimulatedMarket;

/** Tests of the seeded market, each from the same evening on. */
public abstract class SeededMarketTest {

    protected static final LocalDate TODAY = LocalDate.of(2024, 12, 31);

    @Inject
    protected SimulatedMarket market;

    @BeforeEach
    void resetClock() {
        market.setClock(SimulatedMarket.evening(TODAY));
    }
}
