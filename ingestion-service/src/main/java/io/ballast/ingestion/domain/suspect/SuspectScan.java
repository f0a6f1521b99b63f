package io.ballast.ingestion.domain.suspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.ballast.ingestion.domain.bar.Bar;

/**
 * Looks through one symbol's bars in session order for suspect ones. Each bar is measured against the trusted bars before
 * it only; a suspect one does not enter the baseline. After a jump, a bar that is near either the suspect close or the last
 * trusted one is not suspect again: so a spike is found once and so is a new level, which the next bar confirms.
 *
 * <p>Deterministic; one instance per symbol, for one thread.
 */
public final class SuspectScan {

    /** Trusted bars the baseline looks back on, and so the bars needed before a bar to judge it. */
    public static final int WINDOW = 63;

    /** A jump is at least this ratio, however calm the symbol. */
    static final double SMALLEST_JUMP = 1.25;
    /** And so many robust standard deviations of the symbol's log returns. */
    static final double JUMP_SPREADS = 10;
    /** A spike is at least this multiple of the median volume. */
    static final double SMALLEST_SPIKE = 10;
    /** And so many robust standard deviations of the log volume. */
    static final double SPIKE_SPREADS = 10;
    /** High / low from which a range is suspect. */
    static final double WIDEST_RANGE = 1.65;

    private static final int FEWEST = 21;
    private static final double CALMEST_VOLUME = 0.15;
    private static final double[] SCALES = {2, 3, 4, 5, 10, 100};
    private static final double SCALE_TOLERANCE = 0.06;

    private final RobustBaseline returns = new RobustBaseline(WINDOW);
    private final RobustBaseline volumes = new RobustBaseline(WINDOW);
    private final List<Finding> findings = new ArrayList<>();
    private Bar previous;
    private double trustedClose = Double.NaN;
    private double previousClose = Double.NaN;

    /**
     * Judges the next bar.
     *
     * @param bar an acceptable bar, later than the one before
     * @param priceFactor A of its session: the adjusted close is the close times it
     * @param splitFactor S of its session: the adjusted volume is the volume divided by it
     */
    public void next(Bar bar, double priceFactor, double splitFactor) {
        boolean stale = isRepeat(bar);
        if (stale) {
            add(bar, FindingKind.STALE_REPEAT, 1, 1, "the same as on " + previous.session());
        }
        if (bar.high() / bar.low() > WIDEST_RANGE) {
            add(bar, FindingKind.WIDE_RANGE, bar.high() / bar.low(), WIDEST_RANGE, "high / low");
        }
        judgeClose(bar, bar.close() * priceFactor);
        if (!stale && bar.volume() > 0) {
            judgeVolume(bar, Math.log(bar.volume() / splitFactor));
        }
        previous = bar;
    }

    /** What was found so far, in session order. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    private boolean isRepeat(Bar bar) {
        return previous != null
                && bar.volume() > 0
                && bar.volume() == previous.volume()
                && bar.open() == previous.open()
                && bar.high() == previous.high()
                && bar.low() == previous.low()
                && bar.close() == previous.close();
    }

    private void judgeClose(Bar bar, double close) {
        double fromTrusted = Math.log(close / trustedClose);
        double limit = Math.log(SMALLEST_JUMP);
        if (Math.abs(fromTrusted) > limit && returns.size() >= FEWEST) {
            limit = Math.max(limit, JUMP_SPREADS * returns.spread());
        }
        double fromPrevious = Math.log(close / previousClose);
        boolean suspect = Math.abs(fromTrusted) > limit && Math.abs(fromPrevious) > limit;
        if (suspect) {
            addJump(bar, fromTrusted, limit);
        } else {
            if (previous != null) {
                returns.add(Math.abs(fromTrusted) > limit ? fromPrevious : fromTrusted);
            }
            trustedClose = close;
        }
        previousClose = close;
    }

    private void addJump(Bar bar, double logRatio, double limit) {
        double ratio = Math.exp(logRatio);
        double threshold = Math.exp(Math.signum(logRatio) * limit);
        double scale = nearestScale(logRatio);
        String detail = String.format(
                Locale.ROOT, "adjusted close x%.4g of the last trusted one, limit x%.4g", ratio, threshold);
        if (Double.isNaN(scale)) {
            add(bar, FindingKind.PRICE_JUMP, ratio, threshold, detail);
        } else {
            String direction = logRatio > 0 ? "x" : "1/";
            add(bar, FindingKind.SCALE_ERROR, ratio, threshold, detail + "; near " + direction + (int) scale);
        }
    }

    private static double nearestScale(double logRatio) {
        for (double scale : SCALES) {
            if (Math.abs(Math.abs(logRatio) - Math.log(scale)) <= SCALE_TOLERANCE) {
                return scale;
            }
        }
        return Double.NaN;
    }

    private void judgeVolume(Bar bar, double logVolume) {
        if (volumes.size() >= FEWEST && logVolume > volumes.max()) {
            double median = volumes.median();
            double spread = Math.max(volumes.spread(), CALMEST_VOLUME);
            double limit = Math.max(Math.log(SMALLEST_SPIKE), SPIKE_SPREADS * spread);
            if (logVolume - median > limit) {
                double ratio = Math.exp(logVolume - median);
                String detail = String.format(
                        Locale.ROOT, "%.4g times the median volume, limit %.4g times", ratio, Math.exp(limit));
                add(bar, FindingKind.VOLUME_SPIKE, ratio, Math.exp(limit), detail);
                return;
            }
        }
        volumes.add(logVolume);
    }

    private void add(Bar bar, FindingKind kind, double observed, double threshold, String detail) {
        findings.add(new Finding(bar.symbol(), bar.session(), kind, observed, threshold, detail));
    }
}
