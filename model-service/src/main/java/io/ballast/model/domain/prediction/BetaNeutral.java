package io.ballast.model.domain.prediction;

/**
 * Takes the market's part out of predictions of plain returns. Such predictions favour high beta after a rising market
 * and low beta after a falling one, which is a bet on the market that a ranking of stocks does not mean to make.
 */
public final class BetaNeutral {

    private BetaNeutral() {}

    /**
     * Residuals of the least-squares line of the predictions on beta across the symbols, the predictions' mean kept.
     *
     * @param predictions a finite value per symbol
     * @param betas last known beta per symbol; NaN where none is known: such a symbol keeps its value
     * @return a value per symbol, uncorrelated with beta over the symbols that have one; the predictions themselves if
     *     fewer than two betas are known or all are equal
     */
    public static double[] of(double[] predictions, double[] betas) {
        if (predictions.length != betas.length) {
            throw new IllegalArgumentException(betas.length + " betas for " + predictions.length + " predictions");
        }
        int known = 0;
        double meanBeta = 0;
        double meanPrediction = 0;
        for (int i = 0; i < betas.length; i++) {
            if (!Double.isNaN(betas[i])) {
                known++;
                meanBeta += betas[i];
                meanPrediction += predictions[i];
            }
        }
        meanBeta /= known;
        meanPrediction /= known;
        double slope = slope(predictions, betas, meanPrediction, meanBeta);
        double[] neutral = predictions.clone();
        for (int i = 0; i < betas.length; i++) {
            if (!Double.isNaN(betas[i])) {
                neutral[i] -= slope * (betas[i] - meanBeta);
            }
        }
        return neutral;
    }

    private static double slope(double[] predictions, double[] betas, double meanPrediction, double meanBeta) {
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < betas.length; i++) {
            if (!Double.isNaN(betas[i])) {
                covariance += (betas[i] - meanBeta) * (predictions[i] - meanPrediction);
                variance += (betas[i] - meanBeta) * (betas[i] - meanBeta);
            }
        }
        return variance > 0 ? covariance / variance : 0;
    }
}
