package io.ballast.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a careless hand or a failing disk may do to stored rows, each kind to be found by one rule of the validation. */
final class StoredDamage {

    /** The least that each rule has to find. */
    static final Map<String, Integer> FINDINGS = findings();

    private static final String MEMBER = "(select symbol from ingestion.published_universe"
            + " where included and not benchmark order by symbol offset %d limit 1)";

    private static final String LATEST = "(select max(session) from ingestion.published_bars)";

    private static final List<String> STATEMENTS = List.of(
            "update ingestion.daily_bar set high = low / 2 where session = " + LATEST + " and symbol = " + member(0),
            "update ingestion.daily_bar set price_factor = price_factor * 1.01 where session >= " + LATEST
                    + " - 30 and symbol = " + member(1),
            "update ingestion.daily_bar set known_at = session - 1 where session = " + LATEST + " and symbol = "
                    + member(2),
            "delete from ingestion.daily_bar where session >= " + LATEST + " - 30 and symbol = " + member(3),
            "insert into ingestion.bar_revision select symbol, session, known_at - interval '2 hours',"
                    + " known_at - interval '1 hour', open, high, low, close, volume, vwap, trade_count, provider, 'x'"
                    + " from ingestion.daily_bar where session = " + LATEST + " and symbol = " + member(4),
            "update ingestion.fundamental set current_assets = assets + 1 where symbol = " + member(5),
            "update ingestion.fundamental set filing_date = period_end where symbol = " + member(6),
            "update ingestion.fundamental set period_end = period_end - 1000, filing_date = filing_date - 1000"
                    + " where symbol = " + member(7),
            "update feature.feature_row set ret_1d = ret_1d + 1e-9",
            "update ingestion.daily_bar bar set open = other.open, high = other.high, low = other.low,"
                    + " close = other.close, volume = other.volume from ingestion.daily_bar other"
                    + " where other.session = bar.session and other.symbol = " + member(8) + " and bar.symbol = "
                    + member(9),
            "delete from feature.feature_row where session = " + LATEST + " and symbol = " + member(10),
            "update ingestion.membership set to_session = " + LATEST + ", left_because = 'x' where symbol = "
                    + member(11),
            "delete from model.prediction where session = " + LATEST + " and symbol = " + member(12));

    private StoredDamage() {}

    private static Map<String, Integer> findings() {
        Map<String, Integer> findings = new LinkedHashMap<>();
        findings.put("bars-complete", 10);
        findings.put("bars-recent", 1);
        findings.put("bars-sane", 1);
        findings.put("bars-unique", 1);
        findings.put("factors-consistent", 1);
        findings.put("bars-known-afterwards", 1);
        findings.put("revisions-chained", 1);
        findings.put("statements-sane", 1);
        findings.put("statements-known-afterwards", 1);
        findings.put("statements-recent", 1);
        findings.put("features-match-bars", 10);
        findings.put("features-recomputed", 10);
        findings.put("predictions-of-members", 1);
        findings.put("predictions-have-features", 1);
        findings.put("announcements-kept", 1);
        return findings;
    }

    private static String member(int number) {
        return String.format(MEMBER, number);
    }

    /** Does all of it. */
    static void all(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            for (String damage : STATEMENTS) {
                if (statement.executeUpdate(damage) == 0) {
                    throw new IllegalStateException("nothing was damaged by: " + damage);
                }
            }
        }
    }
}
