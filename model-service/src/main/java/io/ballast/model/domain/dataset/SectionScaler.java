package io.ballast.model.domain.dataset;

import io.ballast.kernel.sample.Percentiles;
import io.ballast.model.domain.target.Target;

/**
 * Prepares sessions in place, one at a time: each feature is clipped to its 1st and 99th percentile across the members and
 * standardised (mean, standard deviation with divisor n); labels are clipped alike. A feature that all members share, or
 * only one has, tells nothing about their order and becomes missing.
 */
final class SectionScaler {

    private final FeatureNames names;
    private double[] values = new double[0];
    private int[] rows = new int[0];

    SectionScaler(FeatureNames names) {
        this.names = names;
    }

    /** Everything but the market-wide features, which depend on the sessions before. */
    void prepare(CrossSection section) {
        ensureCapacity(section.size());
        for (int feature = 0; feature < names.size(); feature++) {
            if (!names.isMarketWide(feature)) {
                standardise(section.features(), section.size(), feature);
            }
        }
        for (Target target : Target.values()) {
            clip(section.label(target));
        }
    }

    /**
     * The market-wide features, session after session.
     *
     * @param market statistics of the market-wide features
     * @param learn whether the session adds to these statistics before they are used on it
     */
    void prepareMarket(CrossSection section, MarketStatistics market, boolean learn) {
        for (int feature = 0; feature < names.size(); feature++) {
            if (names.isMarketWide(feature)) {
                standardiseOverTime(section.features(), section.size(), feature, market, learn);
            }
        }
    }

    private void standardise(float[] features, int size, int feature) {
        int width = names.size();
        int count = 0;
        for (int row = 0; row < size; row++) {
            float value = features[row * width + feature];
            if (!Float.isNaN(value)) {
                rows[count] = row;
                values[count++] = value;
            }
        }
        winsorise(count);
        double mean = mean(count);
        double deviation = deviation(count, mean);
        for (int i = 0; i < count; i++) {
            features[rows[i] * width + feature] = deviation > 0 ? (float) ((values[i] - mean) / deviation) : Float.NaN;
        }
    }

    private void standardiseOverTime(float[] features, int size, int feature, MarketStatistics market, boolean learn) {
        int width = names.size();
        float value = Float.NaN;
        for (int row = 0; row < size && Float.isNaN(value); row++) {
            value = features[row * width + feature];
        }
        if (learn) {
            market.observe(feature, value);
        }
        float standardised = market.standardise(feature, value);
        for (int row = 0; row < size; row++) {
            features[row * width + feature] = standardised;
        }
    }

    private void clip(float[] labels) {
        int count = 0;
        for (int row = 0; row < labels.length; row++) {
            if (!Float.isNaN(labels[row])) {
                rows[count] = row;
                values[count++] = labels[row];
            }
        }
        winsorise(count);
        for (int i = 0; i < count; i++) {
            labels[rows[i]] = (float) values[i];
        }
    }

    private void winsorise(int count) {
        if (count == 0) {
            return;
        }
        Percentiles percentiles = Percentiles.of(values, count);
        for (int i = 0; i < count; i++) {
            values[i] = percentiles.clip(values[i]);
        }
    }

    private double mean(int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return sum / count;
    }

    /** Exactly 0 if all values are equal, whatever rounding does to their mean. */
    private double deviation(int count, double mean) {
        double squares = 0;
        boolean differ = false;
        for (int i = 0; i < count; i++) {
            double delta = values[i] - mean;
            squares += delta * delta;
            differ |= values[i] != values[0];
        }
        return differ ? Math.sqrt(squares / count) : 0;
    }

    private void ensureCapacity(int size) {
        if (values.length < size) {
            values = new double[size];
            rows = new int[size];
        }
    }
}
