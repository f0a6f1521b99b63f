package io.ballast.monitor.persistence;

import java.time.LocalDate;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.ballast.kit.database.DatabaseException;
import io.ballast.kit.database.ReadDatabase;
import io.ballast.monitor.application.StatementReader;

/** Counts published statements. Reads at {@code DATABASE_READ_URL}; the health check tells when that does not answer. */
@Singleton
class PublishedStatements implements StatementReader {

    private static final Logger LOG = Logger.getLogger(PublishedStatements.class);

    private static final String COUNT = """
            select count(*) as stocks, count(latest.period_end) as known,
                count(*) filter (where latest.period_end >= ?) as usable
            from ingestion.published_universe as member
            left join (select symbol, max(period_end) as period_end from ingestion.published_fundamentals
                where filing_date < ? group by symbol) as latest using (symbol)
            where member.included and not member.benchmark and member.security_type is distinct from 'ETF'""";

    private final ReadDatabase database;

    @Inject
    PublishedStatements(ReadDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Count> statements(LocalDate session, LocalDate oldest) {
        try {
            return database
                    .query(
                            COUNT,
                            row -> new Count(row.getLong("stocks"), row.getLong("known"), row.getLong("usable")),
                            oldest,
                            session)
                    .stream()
                    .findFirst();
        } catch (DatabaseException failed) {
            if (!failed.isUnpublished()) {
                LOG.warnf("Failed to count statements: %s", failed.getMessage());
            }
            return Optional.empty();
        }
    }
}
