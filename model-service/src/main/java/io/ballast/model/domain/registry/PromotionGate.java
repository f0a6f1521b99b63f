package io.ballast.model.domain.registry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a training must show before its models predict: covered data, data that is not degraded, and a blend that is not
 * worse out of sample than the champion's by more than a margin.
 *
 * @param margin information coefficient a challenger may lack against the champion, 0 to 1; two trainings on nearly the
 *     same data differ by chance, and without a margin half of them would be refused
 */
public record PromotionGate(double margin) {

    /** Checks the bounds. */
    public PromotionGate {
        if (!(margin >= 0 && margin <= 1)) {
            throw new IllegalArgumentException("promotion margin " + margin + " is not allowed: 0 to 1 expected");
        }
    }

    /**
     * Judges a training.
     *
     * @param candidate the training
     * @param champion the one that predicts now; empty if none does
     * @return every check, whether passed or not
     */
    public List<GateCheck> judge(Candidate candidate, Optional<Candidate> champion) {
        return List.of(data(candidate), coverage(candidate), informationCoefficient(candidate, champion));
    }

    /** Whether the checks let a training pass. */
    public static boolean isPassed(List<GateCheck> checks) {
        return checks.stream().allMatch(GateCheck::passed);
    }

    private static GateCheck data(Candidate candidate) {
        boolean passed = !candidate.degraded();
        return new GateCheck(
                "data-not-degraded",
                null,
                null,
                passed,
                passed ? "the data is not degraded" : "neither target is covered well enough: the data is degraded");
    }

    private static GateCheck coverage(Candidate candidate) {
        boolean passed = candidate.coverage() >= candidate.minimumCoverage();
        return new GateCheck(
                "target-coverage",
                known(candidate.coverage()),
                candidate.minimumCoverage(),
                passed,
                String.format(
                        Locale.ROOT,
                        "lowest coverage of %s is %.4f, at least %.4f expected",
                        candidate.target().column(),
                        candidate.coverage(),
                        candidate.minimumCoverage()));
    }

    /** Coefficients of different targets tell nothing about each other; which target is used was decided before. */
    private GateCheck informationCoefficient(Candidate candidate, Optional<Candidate> champion) {
        String name = "information-coefficient";
        if (champion.isEmpty()) {
            return new GateCheck(name, known(candidate.ic()), null, true, "there is no champion to compare with");
        }
        Candidate current = champion.get();
        if (current.target() != candidate.target()) {
            String reason = "the champion predicts " + current.target().column() + ", this one "
                    + candidate.target().column() + ": not comparable";
            return new GateCheck(name, known(candidate.ic()), null, true, reason);
        }
        if (Double.isNaN(current.ic())) {
            return new GateCheck(name, known(candidate.ic()), null, true, "the champion's was never measured");
        }
        double threshold = current.ic() - margin;
        String reason = String.format(
                Locale.ROOT,
                "out-of-sample %.4f against the champion's %.4f, at most %.4f less is allowed",
                candidate.ic(),
                current.ic(),
                margin);
        return new GateCheck(name, known(candidate.ic()), threshold, candidate.ic() >= threshold, reason);
    }

    private static Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
