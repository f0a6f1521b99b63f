package io.ballast.monitor.persistence;

import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.database.DatabaseException;
import io.ballast.kit.database.ReadDatabase;
import io.ballast.monitor.application.FeatureSamples;
import io.ballast.monitor.domain.validation.ValidationScope;

/**
 * Draws from the published features by hashes of symbol, session and seed: a member first, then one of its rows. Reads
 * at {@code DATABASE_READ_URL}.
 */
@Singleton
class PublishedFeatureSamples implements FeatureSamples {

    private static final String DRAW = """
            select stock.symbol, drawn.session
            from (select member.symbol from ingestion.published_universe as member
                  where member.included and not member.benchmark
                    and (?::text[] is null or member.symbol = any (?::text[]))
                    and exists (select from feature.published_features as any_row
                                where any_row.symbol = member.symbol and any_row.session >= ?)
                  order by md5(member.symbol || ?) limit ?) as stock
            cross join lateral (
                select built.session from feature.published_features as built
                where built.symbol = stock.symbol and built.session >= ?
                order by md5(built.session::text || ?) limit 1) as drawn
            order by stock.symbol""";

    private static final LocalDate EVER = LocalDate.of(1900, 1, 1);

    private final ReadDatabase database;

    @Inject
    PublishedFeatureSamples(ReadDatabase database) {
        this.database = database;
    }

    @Override
    public List<Sample> draw(ValidationScope scope, long seed, int count) {
        String[] symbols = scope.symbols().isEmpty() ? null : scope.symbols().toArray(String[]::new);
        String salt = Long.toString(seed);
        LocalDate from = scope.from() == null ? EVER : scope.from();
        try {
            return database.query(
                    DRAW,
                    row -> new Sample(row.getString("symbol"), row.getObject("session", LocalDate.class)),
                    symbols,
                    symbols,
                    from,
                    salt,
                    count,
                    from,
                    salt);
        } catch (DatabaseException failed) {
            if (failed.isUnpublished()) {
                return List.of();
            }
            throw failed;
        }
    }
}
