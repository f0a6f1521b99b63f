package io.ballast.monitor.persistence;

import io.ballast.monitor.domain.validation.ValidationRule;

/**
 * The rules as SQL over the published views. Each query reads a first session and symbols, null for all, from the table
 * expression {@code scope}.
 */
final class ValidationSql {

    private static final String SCOPE = """
            with scope as (select coalesce(?::date, date '-infinity') as from_session, ?::text[] as symbols)
            """;

    private static final String BARS = """
            from ingestion.published_bars as bar cross join scope
            where bar.session >= scope.from_session
              and (scope.symbols is null or bar.symbol = any (scope.symbols))
            """;

    private static final String SUSPECTS = """
            select suspect.symbol || ' ' || suspect.session as key, suspect.kind || ': ' || suspect.detail as evidence
            from ingestion.published_suspects as suspect cross join scope
            where suspect.session >= scope.from_session
              and (scope.symbols is null or suspect.symbol = any (scope.symbols))
              and suspect.kind in (%s) order by suspect.session desc, suspect.symbol
            """;

    private ValidationSql() {}

    /** Rows (key, evidence) of what is wanting, in a fixed order. */
    static String findings(ValidationRule rule) {
        return SCOPE
                + switch (rule) {
                    case BARS_COMPLETE -> """
                    select cell.symbol || ' ' || cell.session, cell.reason || ': ' || cell.detail
                    from ingestion.published_absences as cell cross join scope
                    where cell.session >= scope.from_session
                      and (scope.symbols is null or cell.symbol = any (scope.symbols))
                      and cell.reason in ('provider-missing', 'not-fetched', 'quarantined')
                    order by cell.session desc, cell.symbol""";
                    case BARS_SANE ->
                        "select bar.symbol || ' ' || bar.session, 'open ' || bar.open || ', high ' || bar.high"
                                + " || ', low ' || bar.low || ', close ' || bar.close || ', volume ' || bar.volume "
                                + BARS + """
                      and not (bar.low > 0 and bar.low <= least(bar.open, bar.close)
                               and bar.high >= greatest(bar.open, bar.close) and bar.volume >= 0
                               and bar.high < 'infinity' and bar.volume < 'infinity')
                    order by bar.session desc, bar.symbol""";
                    case BARS_QUARANTINED -> """
                    select bar.symbol || ' ' || bar.session, bar.reason || ' from ' || bar.provider
                    from ingestion.published_quarantine as bar cross join scope
                    where bar.session >= scope.from_session
                      and (scope.symbols is null or bar.symbol = any (scope.symbols))
                    order by bar.session desc, bar.symbol, bar.reason""";
                    case JUMPS_EXPLAINED -> SUSPECTS.formatted("'price-jump', 'scale-error', 'wide-range'");
                    case VOLUMES_USUAL -> SUSPECTS.formatted("'volume-spike'");
                    case BARS_FRESH -> SUSPECTS.formatted("'stale-repeat'");
                    case FACTORS_CONSISTENT -> """
                    select step.symbol || ' ' || step.session,
                           'price factor ' || step.price_before || ' to ' || step.price_factor || ', split factor '
                           || step.split_before || ' to ' || step.split_factor || ' since ' || step.before
                    from (select bar.symbol, bar.session, bar.price_factor, bar.split_factor,
                                 lag(bar.session) over past as before,
                                 lag(bar.price_factor) over past as price_before,
                                 lag(bar.split_factor) over past as split_before
                          """ + BARS + """
                          window past as (partition by bar.symbol order by bar.session)) as step
                    where (step.price_factor <> step.price_before or step.split_factor <> step.split_before)
                      and not exists (select from ingestion.published_corporate_actions as action
                                      where action.symbol = step.symbol and action.ex_date > step.before
                                        and action.ex_date <= step.session)
                    order by step.session desc, step.symbol""";
                    case BARS_KNOWN_AFTERWARDS ->
                        "select bar.symbol || ' ' || bar.session, 'known at ' || bar.known_at " + BARS
                                + " and bar.known_at < bar.session::timestamp at time zone 'America/New_York'"
                                + " order by bar.session desc, bar.symbol";
                    case STATEMENTS_KNOWN_AFTERWARDS -> """
                    select statement.symbol || ' ' || statement.period_end, 'filed ' || statement.filing_date
                    from ingestion.published_fundamentals as statement cross join scope
                    where (scope.symbols is null or statement.symbol = any (scope.symbols))
                      and statement.filing_date <= statement.period_end
                    order by statement.period_end desc, statement.symbol""";
                    case STATEMENTS_RECENT -> """
                    select member.symbol, coalesce('the latest ended ' || member.latest, 'none at all')
                    from (""" + STATEMENT_OF_MEMBERS + """
                    ) as member
                    where (member.latest is null or member.latest < member.today - 456)
                      and exists (select from ingestion.published_fundamentals) order by member.symbol""";
                    case FEATURES_MATCH_BARS -> """
                    select day.session::text, day.bars || ' bars, ' || day.rows || ' feature rows'
                    from (""" + ROWS_OF_SESSIONS + """
                    ) as day where day.bars <> day.rows order by day.session desc""";
                    case PREDICTIONS_OF_MEMBERS -> """
                    select made.symbol || ' ' || made.session, 'predicted by ' || made.model
                    from model.published_predictions as made cross join scope
                    where made.session >= scope.from_session
                      and (scope.symbols is null or made.symbol = any (scope.symbols))
                      and not exists (select from ingestion.published_membership as member
                                      where member.symbol = made.symbol and member.from_session <= made.session
                                        and (member.to_session is null or made.session < member.to_session))
                    order by made.session desc, made.symbol, made.model""";
                };
    }

    /** One number: how many were looked at. */
    static String checked(ValidationRule rule) {
        return SCOPE
                + switch (rule) {
                    case BARS_COMPLETE -> """
                    select (select count(*)""" + " " + BARS + """
                            and exists (select from ingestion.published_membership as member
                                        where member.symbol = bar.symbol and member.from_session <= bar.session
                                          and (member.to_session is null or bar.session < member.to_session)))
                         + (select count(*) from ingestion.published_absences as cell cross join scope
                            where cell.session >= scope.from_session
                              and (scope.symbols is null or cell.symbol = any (scope.symbols)))""";
                    case STATEMENTS_KNOWN_AFTERWARDS -> """
                    select count(*) from ingestion.published_fundamentals as statement cross join scope
                    where scope.symbols is null or statement.symbol = any (scope.symbols)""";
                    case STATEMENTS_RECENT -> """
                    select case when exists (select from ingestion.published_fundamentals) then count(*) else 0 end
                    from (""" + STATEMENT_OF_MEMBERS + ") as member";
                    case FEATURES_MATCH_BARS -> "select count(*) from (" + ROWS_OF_SESSIONS + ") as day";
                    case PREDICTIONS_OF_MEMBERS -> """
                    select count(*) from model.published_predictions as made cross join scope
                    where made.session >= scope.from_session
                      and (scope.symbols is null or made.symbol = any (scope.symbols))""";
                    default -> "select count(*) " + BARS;
                };
    }

    private static final String STATEMENT_OF_MEMBERS = """
            select stock.symbol, max(statement.period_end) as latest,
                   (select max(session) from ingestion.published_bars) as today
            from ingestion.published_universe as stock cross join scope
            left join ingestion.published_fundamentals as statement on statement.symbol = stock.symbol
            where stock.included and not stock.benchmark
              and (scope.symbols is null or stock.symbol = any (scope.symbols))
            group by stock.symbol
            """;

    /** Rows are counted per session over all symbols, so a choice of symbols leaves nothing to look at. */
    private static final String ROWS_OF_SESSIONS = """
            select built.session, built.row_count as rows, coalesce(stored.bars, 0) as bars
            from feature.published_session_coverage as built cross join scope
            left join (select bar.session, count(*) as bars
                       from ingestion.published_bars as bar
                       join ingestion.published_universe as stock on stock.symbol = bar.symbol
                           and stock.member_from is not null and not stock.benchmark
                       cross join scope where bar.session >= scope.from_session group by bar.session) as stored
                on stored.session = built.session
            where built.session >= scope.from_session and scope.symbols is null
            """;
}
