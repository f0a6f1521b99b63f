package io.ballast.ingestion.domain.suspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
     * Judges the next bar and takes it, as far as it is trusted, into the baseline.
     *
     * @param bar an acceptable bar, later than the one before
     * @param priceFactor A of its session: the adjusted close is the close times it
     * @param splitFactor S of its session: the adjusted volume is the volume divided by it
     */
    public void next(Bar bar, double priceFactor, double splitFactor) {
        List<Finding> found = look(bar, priceFactor, splitFactor);
        findings.addAll(found);
        learnClose(
                bar.close() * priceFactor, has(found, FindingKind.PRICE_JUMP) || has(found, FindingKind.SCALE_ERROR));
        if (bar.volume() > 0 && !has(found, FindingKind.STALE_REPEAT) && !has(found, FindingKind.VOLUME_SPIKE)) {
            volumes.add(Math.log(bar.volume() / splitFactor));
        }
        previous = bar;
    }

    /**
     * What {@link #next} would find, without taking the bar in: one of several versions of it.
     *
     * @return empty if nothing is suspect
     */
    public List<Finding> look(Bar bar, double priceFactor, double splitFactor) {
        List<Finding> found = new ArrayList<>(0);
        boolean stale = isRepeat(bar);
        if (stale) {
            found.add(finding(bar, FindingKind.STALE_REPEAT, 1, 1, "the same as on " + previous.session()));
        }
        double range = bar.high() / bar.low();
        if (range > WIDEST_RANGE) {
            String detail = String.format(Locale.ROOT, "high x%.4g of the low, limit x%.4g", range, WIDEST_RANGE);
            found.add(finding(bar, FindingKind.WIDE_RANGE, range, WIDEST_RANGE, detail));
        }
        judgeClose(bar, bar.close() * priceFactor).ifPresent(found::add);
        if (!stale && bar.volume() > 0) {
            judgeVolume(bar, Math.log(bar.volume() / splitFactor)).ifPresent(found::add);
        }
        return found;
    }

    /** Whether there are enough trusted bars to tell what is usual for the symbol. */
    public boolean isSettled() {
        return returns.size() >= FEWEST;
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

    private Optional<Finding> judgeClose(Bar bar, double close) {
        double fromTrusted = Math.log(close / trustedClose);
        double fromPrevious = Math.log(close / previousClose);
        double limit = jumpLimit(fromTrusted);
        return Math.abs(fromTrusted) > limit && Math.abs(fromPrevious) > limit
                ? Optional.of(jump(bar, fromTrusted, limit))
                : Optional.empty();
    }

    private double jumpLimit(double fromTrusted) {
        double least = Math.log(SMALLEST_JUMP);
        return Math.abs(fromTrusted) > least && isSettled() ? Math.max(least, JUMP_SPREADS * returns.spread()) : least;
    }

    private void learnClose(double close, boolean suspect) {
        if (!suspect) {
            double fromTrusted = Math.log(close / trustedClose);
            if (previous != null) {
                boolean newLevel = Math.abs(fromTrusted) > jumpLimit(fromTrusted);
                returns.add(newLevel ? Math.log(close / previousClose) : fromTrusted);
            }
            trustedClose = close;
        }
        previousClose = close;
    }

    private static Finding jump(Bar bar, double logRatio, double limit) {
        double ratio = Math.exp(logRatio);
        double threshold = Math.exp(Math.signum(logRatio) * limit);
        double scale = nearestScale(logRatio);
        String detail = String.format(
                Locale.ROOT, "adjusted close x%.4g of the last trusted one, limit x%.4g", ratio, threshold);
        if (Double.isNaN(scale)) {
            return finding(bar, FindingKind.PRICE_JUMP, ratio, threshold, detail);
        }
        String direction = logRatio > 0 ? "x" : "1/";
        return finding(bar, FindingKind.SCALE_ERROR, ratio, threshold, detail + "; near " + direction + (int) scale);
    }

    private static double nearestScale(double logRatio) {
        for (double scale : SCALES) {
            if (Math.abs(Math.abs(logRatio) - Math.log(scale)) <= SCALE_TOLERANCE) {
                return scale;
            }
        }
        return Double.NaN;
    }

    private Optional<Finding> judgeVolume(Bar bar, double logVolume) {
        if (volumes.size() < FEWEST || logVolume <= volumes.max()) {
            return Optional.empty();
        }
        double median = volumes.median();
        double spread = Math.max(volumes.spread(), CALMEST_VOLUME);
        double limit = Math.max(Math.log(SMALLEST_SPIKE), SPIKE_SPREADS * spread);
        if (logVolume - median <= limit) {
            return Optional.empty();
        }
        double ratio = Math.exp(logVolume - median);
        String detail =
                String.format(Locale.ROOT, "%.4g times the median volume, limit %.4g times", ratio, Math.exp(limit));
        return Optional.of(finding(bar, FindingKind.VOLUME_SPIKE, ratio, Math.exp(limit), detail));
    }

    private static boolean has(List<Finding> found, FindingKind kind) {
        return found.stream().anyMatch(finding -> finding.kind() == kind);
    }

    private static Finding finding(Bar bar, FindingKind kind, double observed, double threshold, String detail) {
        return new Finding(bar.symbol(), bar.session(), kind, observed, threshold, detail);
    }
}
