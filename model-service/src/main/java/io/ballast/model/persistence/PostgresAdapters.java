package io.ballast.model.persistence;

import javax.sql.DataSource;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.database.Database;
import io.ballast.model.application.FeatureSource;

/**
 * The adapters of this package over any data source, for programs that read features without the service around it.
 *
 * @param features what the feature service and the ingestion service publish
 */
public record PostgresAdapters(FeatureSource features) {

    /**
     * Adapters over a database.
     *
     * @param source gives connections
     * @param calendar exchange sessions
     */
    public static PostgresAdapters over(DataSource source, ExchangeCalendar calendar) {
        Database database = new Database(source);
        return new PostgresAdapters(new PublishedFeatures(
                database, new PublishedSecurities(database), calendar, new PublishedClosures(database)));
    }
}
