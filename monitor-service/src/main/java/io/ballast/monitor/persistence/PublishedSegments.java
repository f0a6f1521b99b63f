package io.ballast.monitor.persistence;

import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.database.Database;
import io.ballast.kit.database.DatabaseException;
import io.ballast.monitor.application.SegmentReader;
import io.ballast.monitor.domain.rule.Segment;
import io.ballast.monitor.domain.rule.SessionCoverage;

/** Counts parts of the universe in the published views. */
@Singleton
class PublishedSegments implements SegmentReader {

    /** Sessions, and the condition on the members that are joined to each. */
    private static final String COVERAGE = """
            select day.session, count(part.symbol) as members, count(part.symbol) filter (where exists (
                select from feature.published_features as built
                where built.symbol = part.symbol and built.session = day.session
                    and coalesce(built.ret_1d, built.ret_5d, built.mom_21, built.vol_21) is not null)) as with_features
            from feature.published_session_coverage as day
            left join lateral (
                select member.symbol
                from (ingestion.published_membership join ingestion.published_universe using (symbol)) as member
                %s
                where member.from_session <= day.session
                    and (member.to_session is null or day.session < member.to_session)
                    and (member.listed_on is null or member.listed_on <= day.session)
                    and (member.delisted_on is null or day.session < member.delisted_on)
                    and coalesce(%s, '-') = ?) as part on true
            where day.session between ? and ?
            group by day.session order by day.session""";

    private static final String SECTOR = COVERAGE.formatted("", "member.sector");

    /** A cell belongs to who gave its bar, or else to who was asked for it. */
    private static final String PROVIDER = """
            with absent as materialized (
                select symbol, session, provider from ingestion.published_absences where session between ? and ?)
            """ + COVERAGE.formatted("""
                left join ingestion.published_bars as bar on bar.symbol = member.symbol and bar.session = day.session
                left join absent on absent.symbol = member.symbol and absent.session = day.session
            """, "bar.provider, absent.provider");

    private final Database database;

    @Inject
    PublishedSegments(Database database) {
        this.database = database;
    }

    @Override
    public List<SessionCoverage> coverage(Segment segment, LocalDate from, LocalDate to) {
        try {
            return segment.dimension() == Segment.Dimension.SECTOR
                    ? counted(SECTOR, segment.name(), from, to)
                    : counted(PROVIDER, from, to, segment.name(), from, to);
        } catch (DatabaseException failed) {
            if (failed.isUnpublished()) {
                return List.of();
            }
            throw failed;
        }
    }

    private List<SessionCoverage> counted(String sql, Object... values) {
        return database.query(
                sql,
                row -> {
                    int members = row.getInt("members");
                    int built = row.getInt("with_features");
                    return new SessionCoverage(
                            row.getObject("session", LocalDate.class), members, members, built, built, built, 0, 0);
                },
                values);
    }
}
