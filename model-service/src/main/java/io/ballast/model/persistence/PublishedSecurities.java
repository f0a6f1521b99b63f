package io.ballast.model.persistence;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.database.Database;
import io.ballast.model.application.HistoryBias;
import io.ballast.model.domain.dataset.Membership;
import io.ballast.model.domain.dataset.PriceJumps;
import io.ballast.model.domain.dataset.Universe;

/** What the ingestion service publishes about securities beside their bars. */
@Singleton
class PublishedSecurities {

    private static final String BIAS = """
            with asked as (select ?::date as first, ?::date + 1 as past),
            member as (
                select greatest(from_session, first) as starts, least(to_session, past) as ends,
                       least(assumed_until, to_session, past) as assumed_until, assumed_until is not null as assumed
                from ingestion.published_membership cross join asked
                where from_session < past and (to_session is null or to_session > first))
            select (select biased from ingestion.published_survivorship) as biased,
                   sum(case when assumed then greatest(0, assumed_until - starts) else 0 end)
                       / sum(ends - starts)::double precision as assumed_share
            from member""";

    private final Database database;

    @Inject
    PublishedSecurities(Database database) {
        this.database = database;
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
    List<PriceJumps.Jump> priceJumps(LocalDate to) {
        return database.query(
                "select symbol, session from ingestion.published_suspects where kind = 'price-jump' and session <= ?",
                row -> new PriceJumps.Jump(row.getString("symbol"), row.getObject("session", LocalDate.class)),
                to);
    }

    /** Survivorship is that of the whole store, assumed membership that of the days from one to another. */
    HistoryBias bias(LocalDate from, LocalDate to) {
        return database.query(
                        BIAS,
                        row -> new HistoryBias(
                                row.getObject("biased", Boolean.class), row.getObject("assumed_share", Double.class)),
                        from,
                        to)
                .get(0);
    }
}
