package io.ballast.feature.persistence;

import javax.sql.DataSource;

import io.ballast.feature.application.BuildLog;
import io.ballast.feature.application.FeatureTable;
import io.ballast.feature.application.IncrementTable;
import io.ballast.feature.application.MarketChanges;
import io.ballast.feature.application.MarketInputs;
import io.ballast.feature.application.MarketMoments;
import io.ballast.feature.application.ShardPlans;
import io.ballast.feature.application.ShardResults;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.database.Database;

/**
 * The adapters of this package over any data source, for programs that build features without the service around it.
 *
 * @param inputs bars and facts as ingestion published them
 * @param changes what ingestion says has changed
 * @param table stored features
 * @param increments what builds leave for the next one
 * @param builds published so far
 * @param moments holds the inputs of a build in shards
 * @param shards the build that is made in shards
 * @param shardResults what its shards leave
 */
public record PostgresAdapters(
        MarketInputs inputs,
        MarketChanges changes,
        FeatureTable table,
        IncrementTable increments,
        BuildLog builds,
        MarketMoments moments,
        ShardPlans shards,
        ShardResults shardResults) {
    /**
     * Adapters over a database.
     *
     * @param database gives every thread the connection of its transaction, if it has one
     * @param calendar exchange sessions
     * @return adapters
     */
    public static PostgresAdapters over(DataSource database, ExchangeCalendar calendar) {
        Database statements = new Database(database);
        return new PostgresAdapters(
                new PublishedInputs(statements, calendar),
                new PublishedChanges(statements, calendar),
                new PostgresFeatureTable(statements, calendar),
                new PostgresIncrementTable(statements, calendar),
                new PostgresBuildLog(statements, calendar),
                new ExportedMoments(statements),
                new PostgresShardPlans(statements, calendar),
                new PostgresShardResults(statements, calendar));
    }
}
