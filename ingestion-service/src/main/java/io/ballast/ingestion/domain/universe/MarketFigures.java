package io.ballast.ingestion.domain.universe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.ballast.ingestion.domain.bar.Bar;

/**
 * Last close and average daily dollar volume of every symbol over the latest sessions of the market. Sessions without a
 * bar count as no trade, but only from a symbol's first bar on: a new listing is not taken for illiquid.
 */
public final class MarketFigures {

    /** Number of sessions the average is taken over. */
    public static final int SESSIONS = 21;

    private final Map<String, Figure> bySymbol = new HashMap<>();
    private int sessions;

    /** The figures of one symbol while they are gathered. */
    private static final class Figure {
        private final int firstSession;
        private double dollarVolume;
        private double lastClose;

        Figure(int firstSession) {
            this.firstSession = firstSession;
        }
    }

    /**
     * Adds a session; sessions come in ascending order.
     *
     * @param bars acceptable bars, one per symbol; a session without any is not counted, since the provider has not
     *     answered for it
     */
    public void add(List<Bar> bars) {
        if (bars.isEmpty()) {
            return;
        }
        for (Bar bar : bars) {
            Figure figure = bySymbol.computeIfAbsent(bar.symbol(), symbol -> new Figure(sessions));
            figure.dollarVolume += bar.dollarVolume();
            figure.lastClose = bar.close();
        }
        sessions++;
    }

    /** Latest close in USD; NaN if the symbol had no bar. */
    public double lastClose(String symbol) {
        Figure figure = bySymbol.get(symbol);
        return figure == null ? Double.NaN : figure.lastClose;
    }

    /** Average daily dollar volume; NaN if the symbol had no bar. */
    public double adv(String symbol) {
        Figure figure = bySymbol.get(symbol);
        return figure == null ? Double.NaN : figure.dollarVolume / (sessions - figure.firstSession);
    }
}
