package io.ballast.model.persistence;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.model.domain.dataset.Membership;
import io.ballast.model.domain.dataset.PriceJumps;
import io.ballast.model.domain.dataset.Universe;

/** What the ingestion service publishes about securities beside their bars. */
@Singleton
class PublishedSecurities {

    private final Database database;
    private final ExchangeCalendar calendar;

    @Inject
    PublishedSecurities(Database database, ExchangeCalendar calendar) {
        this.database = database;
        this.calendar = calendar;
    }

    Universe universe() {
        String sql = """
                select symbol, sector, from_session, to_session from ingestion.published_universe
                left join ingestion.published_membership using (symbol)""";
        Map<String, String> sectors = new HashMap<>();
        return new Universe(
                database.query(sql, row -> {
                    String symbol = row.getString("symbol");
                    Optional.ofNullable(row.getString("sector")).ifPresent(sector -> sectors.put(symbol, sector));
                    return new Membership(
                            symbol,
                            row.getObject("from_session", LocalDate.class),
                            row.getObject("to_session", LocalDate.class));
                }),
                sectors);
    }

    /** A bar stops being suspect when its jump is explained, by a split for instance. */
    PriceJumps priceJumps(LocalDate to) {
        return new PriceJumps(database.query(
                "select symbol, session from ingestion.published_suspects where kind = 'price-jump' and session <= ?",
                row -> new PriceJumps.Jump(
                        row.getString("symbol"), calendar.ordinal(row.getObject("session", LocalDate.class))),
                to));
    }

    Optional<Boolean> survivorshipBiased() {
        return database
                .query("select biased from ingestion.published_survivorship", row -> row.getBoolean("biased"))
                .stream()
                .findFirst();
    }
}
