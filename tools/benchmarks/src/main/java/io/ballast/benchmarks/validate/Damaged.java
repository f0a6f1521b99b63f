package io.ballast.benchmarks.validate;

import io.ballast.benchmarks.Run;

/**
 * A store of bars on weekdays from 2014 on, with dividends each quarter, a feature row for each bar, predictions of two models
 * for the last tenth of the sessions, and some damage of known size. Both contenders
 * make it by SQL, so that it is the same.
 *
 * @param symbols number of members
 * @param sessions sessions that each of them has
 */
record Damaged(int symbols, int sessions) {
    private static final int ROWS = 2_000_000;
    private static final int MOST_SESSIONS = 2500;

    /** Every so many-th symbol is damaged in one way each. */
    private static final int RARE = 100;

    private static final String LAST = "(select max(session) from sessions)";

    static Damaged of(Run run) {
        int rows = run.rows(ROWS);
        int symbols = Math.max(RARE, rows / MOST_SESSIONS);
        return new Damaged(symbols, rows / symbols);
    }

    long bars() {
        return (long) symbols * sessions - damagedSymbols();
    }

    /**
     * Symbols with one missing bar, one bar that cannot be, one factor too many, one bar known too early, and one prediction
     * without features; as many predictions are of no members, and as many sessions have a feature row too many.
     */
    long damagedSymbols() {
        return symbols / RARE;
    }

    /**
     * Rows (symbol, session, open, high, low, close, volume, price_factor, known_at) of all bars, in SQL that PostgreSQL
     * and DuckDB understand alike.
     *
     * @param series a query of one column {@code n}, counted from 1 to {@code %d}, in the dialect
     */
    String bars(String series) {
        return """
                select 'S' || lpad(s.n::text, 5, '0') as symbol, d.session, p.open, p.open + 1 as high,
                       case when s.n %% %1$d = 0 and d.n = 10 then p.open + 2 else p.open - 1 end as low,
                       p.open + 0.5 as close, 1000 + s.n * 7 + d.n as volume,
                       case when s.n %% %1$d = 0 and d.n >= %2$d then 0.5 else 1 end / (1 + floor(d.n / 63) * 0.001)
                           as price_factor,
                       case when s.n %% %1$d = 0 and d.n = 20 then d.session::timestamptz - interval '1 day'
                            else d.session::timestamptz + interval '16 hours' end as known_at
                from (%3$s) as s
                cross join (select n, session from sessions) as d
                cross join lateral (select 10 + (s.n * 31 + d.n * 17) %% 97 as open) as p
                where not (s.n %% %1$d = 0 and d.n = 30)
                order by s.n, d.n""".formatted(RARE, sessions / 2 + 1, series.formatted(symbols));
    }

    /**
     * Rows (symbol, session) of all features.
     *
     * @param bars where the bars are
     */
    String features(String bars) {
        return """
                select symbol, session from %1$s where not (right(symbol, 2) = '00' and session = %2$s)
                union all select 'X' || substr(symbol, 2), %2$s from %1$s
                    where right(symbol, 2) = '00' and session = %2$s""".formatted(bars, LAST);
    }

    /**
     * Rows (symbol, session, model) of all predictions, some of symbols that are no members.
     *
     * @param bars where the bars are
     */
    String predictions(String bars) {
        return """
                select symbol, session, model from %1$s cross join (values ('blend'), ('ridge')) as made(model)
                where session in (select session from sessions where n > %3$d)
                    and not (model = 'ridge' and right(symbol, 2) = '00' and session = %2$s)
                union all select 'X' || substr(symbol, 2), %2$s, 'blend' from %1$s
                    where right(symbol, 2) = '00' and session = %2$s""".formatted(bars, LAST, sessions - sessions / 10);
    }

    /**
     * Rows (session, row_count) of how many feature rows were told of each session.
     *
     * @param bars where the bars are
     */
    String told(String bars) {
        return """
                select day.session, count(*) + case when day.n <= %2$d then 1 else 0 end as row_count
                from sessions as day join %1$s as bar on bar.session = day.session
                group by day.session, day.n""".formatted(bars, damagedSymbols());
    }

    /** Rows (symbol, ex_date) of all dividends. */
    String dividends(String series) {
        return """
                select 'S' || lpad(s.n::text, 5, '0') as symbol, d.session as ex_date
                from (%s) as s cross join (select n, session from sessions where n %% 63 = 0) as d
                order by 1, 2""".formatted(series.formatted(symbols));
    }
}
