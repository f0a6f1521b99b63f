package io.ballast.model.application;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;

import io.ballast.model.domain.dataset.DataSetBuilder;
import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.target.Target;

/** The latest row of each of some symbols, with the market's features as of the latest session of all. */
final class LastRows {

    private final FeatureNames names;
    private final Set<String> symbols;
    private final TreeMap<String, Row> latest = new TreeMap<>();
    private Row market = new Row(LocalDate.MIN, new float[0]);

    private record Row(LocalDate session, float[] features) {}

    LastRows(FeatureNames names, Set<String> symbols) {
        this.names = names;
        this.symbols = symbols;
    }

    /** Takes in a row in any order; a sink of {@link FeatureSource#rows}. */
    void keep(String symbol, LocalDate session, float[] features, float[] labels, float[] executable) {
        if (market.session().isBefore(session)) {
            market = new Row(session, features.clone());
        }
        Row known = latest.get(symbol);
        if (symbols.contains(symbol) && (known == null || known.session().isBefore(session))) {
            latest.put(symbol, new Row(session, features.clone()));
        }
    }

    /** Offers each as the row of a session, without labels. */
    void addTo(DataSetBuilder builder, LocalDate session) {
        float[] none = new float[Target.values().length];
        Arrays.fill(none, Float.NaN);
        latest.forEach((symbol, row) -> {
            for (int feature = 0; feature < names.size(); feature++) {
                if (names.isMarketWide(feature)) {
                    row.features()[feature] = market.features()[feature];
                }
            }
            builder.add(symbol, session, row.features(), none, none);
        });
    }
}
