package io.ballast.simulator.domain.seeded;

import java.util.List;

import io.ballast.simulator.domain.Bars;

/** The bars of one security, picked from the sessions on which it traded. */
final class BarHistory implements Bars {
    private final SessionBars[] sessions;
    private final int[] rows;

    private BarHistory(SessionBars[] sessions, int[] rows) {
        this.sessions = sessions;
        this.rows = rows;
    }

    static BarHistory of(int security, List<SessionBars> range) {
        SessionBars[] traded =
                range.stream().filter(session -> session.rowOf(security) >= 0).toArray(SessionBars[]::new);
        int[] rows = new int[traded.length];
        for (int i = 0; i < traded.length; i++) {
            rows[i] = traded[i].rowOf(security);
        }
        return new BarHistory(traded, rows);
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public int security(int row) {
        return sessions[row].security(rows[row]);
    }

    @Override
    public int epochDay(int row) {
        return sessions[row].epochDay(rows[row]);
    }

    @Override
    public double open(int row) {
        return sessions[row].open(rows[row]);
    }

    @Override
    public double high(int row) {
        return sessions[row].high(rows[row]);
    }

    @Override
    public double low(int row) {
        return sessions[row].low(rows[row]);
    }

    @Override
    public double close(int row) {
        return sessions[row].close(rows[row]);
    }

    @Override
    public double volume(int row) {
        return sessions[row].volume(rows[row]);
    }

    @Override
    public double vwap(int row) {
        return sessions[row].vwap(rows[row]);
    }

    @Override
    public double tradeCount(int row) {
        return sessions[row].tradeCount(rows[row]);
    }
}
