package io.ballast.simulator.domain.renamed;

import java.time.LocalDate;

import io.ballast.simulator.domain.Security;
import io.ballast.simulator.domain.Security.Life;

/**
 * A security under one of its tickers.
 *
 * @param origin its position in the market without renames
 * @param security as a provider lists it: with that ticker, while it has it
 */
record Line(int origin, Security security) {

    String ticker() {
        return security.ticker();
    }

    LocalDate from() {
        return security.life().knownFrom();
    }

    boolean covers(LocalDate date) {
        return security.life().covers(date);
    }

    /** Whether it has its ticker on a date or later. */
    boolean reaches(LocalDate date) {
        return !security.life().endedBy(date);
    }

    Line endedOn(LocalDate date) {
        return new Line(
                origin, called(ticker(), new Life(from(), security.life().listedOn(), date)));
    }

    Line renamed(String ticker, LocalDate on) {
        Life life = security.life();
        return new Line(origin, called(ticker, new Life(on, life.listedOn(), life.delistedOn())));
    }

    private Security called(String ticker, Life life) {
        return new Security(
                ticker,
                security.name(),
                security.type(),
                security.exchange(),
                security.industry(),
                security.cik(),
                security.figi(),
                life);
    }
}
