package io.ballast.ingestion.persistence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.application.SecurityRecord;
import io.ballast.ingestion.application.SecurityStore;
import io.ballast.ingestion.application.WantedSecurity;
import io.ballast.ingestion.domain.universe.Membership;
import io.ballast.ingestion.domain.universe.Survivorship;

/** The table {@code security}. */
@ApplicationScoped
class JdbcSecurityStore implements SecurityStore {

    private final Database database;

    @Inject
    JdbcSecurityStore(Database database) {
        this.database = database;
    }

    @Override
    public void save(Collection<SecurityRecord> securities) {
        if (securities.isEmpty()) {
            return;
        }
        database.with("save the universe", connection -> SecurityRows.merge(connection, securities));
    }

    @Override
    public void delist(Map<String, LocalDate> delistedOn) {
        delistedOn.forEach((symbol, date) -> database.update("delist " + symbol, """
                update ingestion.security set delisted_on = ?, member_to = greatest(?, member_from), included = false,
                    reason = 'member until its delisting; ' || reason
                where symbol = ? and member_to is null""", date, date, symbol));
    }

    @Override
    public List<WantedSecurity> wanted() {
        return database.query(
                "read the wanted securities",
                """
                select symbol, coalesce(member_from, listed_on) as wanted_from,
                       coalesce(member_to, delisted_on) as wanted_to
                from ingestion.security where proxy or member_from is not null order by symbol""",
                row -> new WantedSecurity(
                        row.getString("symbol"),
                        Membership.lifeOf(Database.date(row, "wanted_from"), Database.date(row, "wanted_to"))));
    }

    @Override
    public Map<String, Membership> memberships() {
        Map<String, Membership> memberships = new TreeMap<>();
        database.query(
                "read the memberships",
                "select symbol, member_from, member_to from ingestion.security where member_from is not null",
                row -> memberships.put(
                        row.getString("symbol"),
                        new Membership(Database.date(row, "member_from"), Database.date(row, "member_to"))));
        return memberships;
    }

    @Override
    public Collection<String> symbols() {
        return database.query(
                "read the known symbols", "select symbol from ingestion.security", row -> row.getString(1));
    }

    @Override
    public Optional<Survivorship> survivorship() {
        return database.single(
                "judge the survivorship",
                """
                select from_session, to_session, member_years, delistings, delistings_per_year, biased
                from ingestion.published_survivorship""",
                row -> new Survivorship(
                        Database.date(row, "from_session"),
                        Database.date(row, "to_session"),
                        row.getDouble("member_years"),
                        row.getLong("delistings"),
                        row.getDouble("delistings_per_year"),
                        row.getBoolean("biased")));
    }

    @Override
    public int includedCount() {
        return database.single(
                        "count the members",
                        "select count(*)::int from ingestion.security where included",
                        row -> row.getInt(1))
                .orElse(0);
    }
}
