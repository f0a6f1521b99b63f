package io.ballast.simulator.config;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.simulator.application.ClockRangeException;
import io.ballast.simulator.application.SimulatedMarket;
import io.ballast.simulator.domain.Market;
import io.ballast.simulator.domain.MarketView;
import io.ballast.simulator.domain.seeded.SeededMarket;
import io.ballast.simulator.replay.ReplayDirectory;

/** Makes the market the settings describe. */
public final class MarketFactory {
    private MarketFactory() {}

    /**
     * The market at its first clock.
     *
     * @param settings seeded market or replay
     * @return the market
     * @throws InvalidSettingException if the settings don't fit together
     * @throws io.ballast.simulator.replay.MalformedReplayException if a file of a replay is not as expected
     */
    public static SimulatedMarket create(SimulatorSettings settings) {
        return settings.replay().isPresent()
                ? replay(settings, settings.replay().get())
                : seeded(settings);
    }

    private static SimulatedMarket replay(SimulatorSettings settings, Path directory) {
        Market market = ReplayDirectory.read(directory, settings.benchmark());
        LocalDate until = settings.until().orElse(market.profile().lastDate());
        try {
            return new SimulatedMarket(market, ExchangeCalendar.xnys(), SimulatedMarket.evening(until));
        } catch (ClockRangeException e) {
            throw new InvalidSettingException("SIMULATOR_UNTIL=" + until + " is not allowed: a date from "
                    + market.profile().firstDate() + " to " + market.profile().lastDate() + " expected, as in "
                    + directory);
        }
    }

    private static SimulatedMarket seeded(SimulatorSettings settings) {
        ExchangeCalendar calendar = ExchangeCalendar.xnys();
        Instant clock = settings.clock();
        LocalDate today = clock.atZone(MarketView.NEW_YORK).toLocalDate();
        LocalDate last = calendar.session(calendar.size() - 1);
        LocalDate first = today.minusDays(settings.days());
        if (first.isBefore(SeededMarket.EARLIEST) || today.isAfter(last)) {
            throw new InvalidSettingException("SIMULATOR_CLOCK=" + clock + " with SIMULATOR_DAYS=" + settings.days()
                    + " is not allowed: the seeded market goes from " + SeededMarket.EARLIEST + " to " + last);
        }
        LocalDate session = calendar.onOrAfter(first);
        if (session.isAfter(today)) {
            throw new InvalidSettingException("SIMULATOR_DAYS=" + settings.days()
                    + " is not allowed: more days expected, " + "there is no session from " + first + " to " + today);
        }
        Market market = new SeededMarket(calendar, settings.seed(), settings.symbols(), session);
        return new SimulatedMarket(market, calendar, clock);
    }
}
