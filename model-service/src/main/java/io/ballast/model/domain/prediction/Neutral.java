package io.ballast.model.domain.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.dataset.FeatureNames;

/**
 * Takes out of the predictions of a session what sector, size, beta, momentum and turnover explain: the residuals of their
 * least-squares regression on these across the members. What remains is a bet on single stocks rather than on a style.
 *
 * @param features the features of a row, standardised; a style that is not among them is not taken out
 */
public record Neutral(FeatureNames features) {

    /** Name of the blend from which these were taken out. */
    public static final String NAME = "blend-neutral";

    /** Features that measure the styles. */
    public static final List<String> STYLES = List.of("size_ln", "beta_63", "mom_252_21", "turnover_21");

    /** A style of which less than this share is left beside the sectors and the other styles says nothing of its own. */
    private static final double NOTHING_LEFT = 1e-9;

    /**
     * Residuals; with mean 0 in each sector and uncorrelated with each style over the members.
     *
     * @param predictions a finite value per row
     * @return a value per row; a missing style counts as the mean of the session
     */
    public double[] of(CrossSection section, double[] predictions) {
        int[] sectors = sectors(section);
        List<double[]> basis = new ArrayList<>();
        for (String style : STYLES) {
            int feature = features.names().indexOf(style);
            if (feature >= 0) {
                add(basis, exposure(section, feature), sectors);
            }
        }
        double[] residuals = predictions.clone();
        demean(residuals, sectors);
        basis.forEach(direction -> subtract(residuals, direction));
        return residuals;
    }

    /**
     * Takes last known betas out of residuals as well, by the part of the betas that neither sectors nor styles explain, so
     * that what was taken out before stays out.
     *
     * @param residuals what {@link #of} gave
     * @param betas last known beta per row; NaN where none is known, which counts as the mean of the others
     * @return a value per row, uncorrelated with beta over the rows that have one, and neutral as before
     */
    public double[] withoutBeta(CrossSection section, double[] residuals, double[] betas) {
        double[] exposure = centred(betas);
        double before = dot(exposure, exposure);
        double[] direction = of(section, exposure);
        double left = dot(direction, direction);
        if (left <= NOTHING_LEFT * before) {
            return residuals;
        }
        double share = dot(residuals, direction) / left;
        double[] neutral = residuals.clone();
        for (int row = 0; row < neutral.length; row++) {
            neutral[row] -= share * direction[row];
        }
        return neutral;
    }

    private static double[] centred(double[] values) {
        double mean = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(0);
        return Arrays.stream(values)
                .map(value -> Double.isNaN(value) ? 0 : value - mean)
                .toArray();
    }

    /** Modified Gram-Schmidt: what a style adds to those before it, at length 1. */
    private static void add(List<double[]> basis, double[] exposure, int[] sectors) {
        double before = dot(exposure, exposure);
        demean(exposure, sectors);
        basis.forEach(direction -> subtract(exposure, direction));
        double left = dot(exposure, exposure);
        if (left > NOTHING_LEFT * before) {
            double length = Math.sqrt(left);
            basis.add(Arrays.stream(exposure).map(value -> value / length).toArray());
        }
    }

    private double[] exposure(CrossSection section, int feature) {
        double[] exposure = new double[section.size()];
        for (int row = 0; row < exposure.length; row++) {
            float value = section.features()[row * features.size() + feature];
            exposure[row] = Float.isNaN(value) ? 0 : value;
        }
        return exposure;
    }

    /** Sectors numbered in the order in which the rows show them. */
    private static int[] sectors(CrossSection section) {
        Map<String, Integer> numbers = new HashMap<>();
        return section.sectors().stream()
                .mapToInt(sector -> {
                    numbers.putIfAbsent(sector, numbers.size());
                    return numbers.get(sector);
                })
                .toArray();
    }

    /** Regressing on a dummy per sector is taking the sector's mean away. */
    private static void demean(double[] values, int[] sectors) {
        int count = Arrays.stream(sectors).max().orElse(-1) + 1;
        double[] sums = new double[count];
        int[] members = new int[count];
        for (int row = 0; row < values.length; row++) {
            sums[sectors[row]] += values[row];
            members[sectors[row]]++;
        }
        for (int row = 0; row < values.length; row++) {
            values[row] -= sums[sectors[row]] / members[sectors[row]];
        }
    }

    private static void subtract(double[] values, double[] direction) {
        double share = dot(values, direction);
        for (int row = 0; row < values.length; row++) {
            values[row] -= share * direction[row];
        }
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int row = 0; row < left.length; row++) {
            sum += left[row] * right[row];
        }
        return sum;
    }
}
