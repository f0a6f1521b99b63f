package io.ballast.feature.application;

import java.util.Set;

import io.ballast.feature.domain.universe.ClosedDays;
import io.ballast.kernel.calendar.ExchangeCalendar;

/** Port: the inputs as they are at one moment, for as long as somebody holds it. */
@FunctionalInterface
public interface MarketMoments {
    /**
     * Holds the present moment.
     *
     * @return moment, to be closed
     */
    Moment hold();

    /** A moment that other processes can read of, too. */
    interface Moment extends AutoCloseable {
        /**
         * By what others find it, see {@link MarketInputs#read(String, java.util.Collection, String, int)}.
         *
         * @return name
         */
        String name();

        /**
         * What the next build goes on from.
         *
         * @return see {@link MarketChanges#snapshot}
         */
        String snapshot();

        /**
         * Symbols that get features.
         *
         * @param benchmark symbol of the market proxy, which gets none
         * @return every symbol that was ever included
         */
        Set<String> symbols(String benchmark);

        /**
         * Days that a person declared closed.
         *
         * @param calendar exchange sessions
         * @return those that every reader of this moment counts as no sessions
         */
        ClosedDays closed(ExchangeCalendar calendar);

        /**
         * Makes sure that the moment is still held.
         *
         * @throws AbandonedShardException if it is lost
         */
        void check();

        @Override
        void close();
    }
}
