package io.ballast.model.persistence;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kernel.calendar.HeldSessions;
import io.ballast.kit.database.Database;
import io.ballast.model.application.CoverageLosses;
import io.ballast.model.domain.target.CoverageAttribution;
import io.ballast.model.domain.target.CoverageAttribution.Part;
import io.ballast.model.domain.target.CoverageSpan;
import io.ballast.model.domain.target.LossCause;

/**
 * Asks the published views about each expected cell. A cell is expected by the rule of the feature service: a member, from
 * its first bar or listing date, whichever is earlier, to its delisting, but where it is absent for a legitimate reason or the
 * day was declared closed. A beta needs the bars of 64 sessions.
 */
@Singleton
class PublishedLosses implements CoverageLosses {

    private static final String CELLS = """
            with benchmark as (
                select bar.session from ingestion.published_bars bar
                join ingestion.published_universe security on security.symbol = bar.symbol and security.benchmark),
            life as materialized (
                select symbol, sector, listed_on, delisted_on,
                    least(listed_on, (select min(session) from ingestion.published_bars bar
                        where bar.symbol = security.symbol)) as first_day
                from ingestion.published_universe security where not benchmark),
            expected as (
                select life.symbol, day.session, life.sector, life.listed_on
                from feature.published_session_coverage day
                join ingestion.published_membership member on member.from_session <= day.session
                    and (member.to_session is null or day.session < member.to_session)
                join life on life.symbol = member.symbol
                    and (life.first_day is null or life.first_day <= day.session)
                    and (life.delisted_on is null or day.session < life.delisted_on)
                left join ingestion.published_legitimate_absences excused
                    on excused.symbol = life.symbol and excused.session = day.session
                where day.session between ? and ? and day.session <> all (?) and excused.symbol is null),
            known as (
                select feature.symbol, session, fwd_ret, fwd_ret_resid, beta_63, count(*) over span as bars,
                    count(benchmark.session) over span as benchmark_bars
                from feature.published_features feature left join benchmark using (session)
                where session between ?::date - 365 and ?
                window span as (partition by feature.symbol order by session rows between 63 preceding and current row))
            select case when session > ? then 'not-matured'
                    when fwd_ret_resid is not null then 'covered'
                    when fwd_ret is null then 'gap'
                    when beta_63 is not null then 'benchmark-missing'
                    when bars < 64 then 'short-history'
                    when benchmark_bars < bars then 'benchmark-missing'
                    else 'beta-undefined' end as cause,
                coalesce(sector, '-') as sector,
                case when listed_on is null then 'unknown'
                    when session < listed_on + interval '1 year' then 'under-1-year'
                    when session < listed_on + interval '5 years' then 'under-5-years'
                    else 'from-5-years' end as age,
                count(*) as cells
            from expected left join known using (symbol, session)
            group by 1, 2, 3 order by cells desc, 1, 2, 3""";

    private final Database database;
    private final HeldSessions.Closures closures;

    @Inject
    PublishedLosses(Database database, HeldSessions.Closures closures) {
        this.database = database;
        this.closures = closures;
    }

    @Override
    public CoverageAttribution attribute(CoverageSpan span, LocalDate from, LocalDate lastMatured, LocalDate to) {
        List<Part> lost = new ArrayList<>();
        long[] covered = new long[1];
        database.query(
                CELLS,
                row -> {
                    long cells = row.getLong("cells");
                    String cause = row.getString("cause");
                    return cause.equals("covered")
                            ? covered[0] += cells
                            : lost.add(new Part(
                                    LossCause.of(cause), row.getString("sector"), row.getString("age"), cells));
                },
                from,
                to,
                closures.declared().toArray(LocalDate[]::new),
                Date.valueOf(from),
                to,
                lastMatured);
        long missing = lost.stream().mapToLong(Part::cells).sum();
        return new CoverageAttribution(span, from, to, covered[0] + missing, covered[0], lost);
    }
}
