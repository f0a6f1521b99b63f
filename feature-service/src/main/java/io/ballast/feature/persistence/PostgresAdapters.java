package io.ballast.feature.persistence;

import javax.sql.DataSource;

import io.ballast.feature.application.BuildLog;
import io.ballast.feature.application.FeatureTable;
import io.ballast.feature.application.MarketInputs;
import io.ballast.kernel.calendar.ExchangeCalendar;

/**
 * The adapters of this package over any data source, for programs that build features without the service around it.
 *
 * @param inputs bars and facts as ingestion published them
 * @param table stored features
 * @param builds published so far
 */
public record PostgresAdapters(MarketInputs inputs, FeatureTable table, BuildLog builds) {
    /**
     * Adapters over a database.
     *
     * @param database gives every thread the connection of its transaction, if it has one
     * @param calendar exchange sessions
     * @return adapters
     */
    public static PostgresAdapters over(DataSource database, ExchangeCalendar calendar) {
        Jdbc jdbc = new Jdbc(database);
        return new PostgresAdapters(
                new PublishedInputs(jdbc, calendar),
                new PostgresFeatureTable(jdbc, calendar),
                new PostgresBuildLog(jdbc));
    }
}
