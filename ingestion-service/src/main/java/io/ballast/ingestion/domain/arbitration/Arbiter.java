package io.ballast.ingestion.domain.arbitration;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.domain.suspect.Finding;
import io.ballast.ingestion.domain.suspect.FindingKind;
import io.ballast.ingestion.domain.suspect.SuspectScan;

/**
 * Decides which of several versions of a bar is kept. Versions that agree within the tolerance with the most believed one
 * are the same. Otherwise one that looks wrong by the symbol's own past loses to one that does not, if that past is long
 * enough to tell; and if nothing speaks for either the provider with the higher priority is believed.
 */
public final class Arbiter {

    private static final Set<FindingKind> ABOUT_VOLUME = EnumSet.of(FindingKind.VOLUME_SPIKE, FindingKind.STALE_REPEAT);
    private static final Set<FindingKind> ABOUT_PRICE = EnumSet.complementOf(EnumSet.of(FindingKind.VOLUME_SPIKE));

    private final Tolerance tolerance;

    /** An arbiter with that tolerance. */
    public Arbiter(Tolerance tolerance) {
        this.tolerance = Objects.requireNonNull(tolerance, "tolerance");
    }

    /**
     * What was decided of a cell.
     *
     * @param kept the version that holds
     * @param differences of those that lost; empty if all agree
     */
    public record Verdict(Version kept, List<Difference> differences) {

        /** Copies the list. */
        public Verdict {
            differences = List.copyOf(differences);
        }
    }

    /**
     * Decides.
     *
     * @param versions at least one, of one cell, the most believed first
     * @param past the symbol's bars before, as they are kept
     * @param priceFactor A of the session
     * @param splitFactor S of the session
     */
    public Verdict decide(List<Version> versions, SuspectScan past, double priceFactor, double splitFactor) {
        Version first = versions.get(0);
        Set<FindingKind> matters = matters(versions);
        if (matters.isEmpty()) {
            return new Verdict(first, List.of());
        }
        if (!past.isSettled()) {
            matters.clear();
        }
        List<List<Finding>> findings = new ArrayList<>();
        for (Version version : versions) {
            findings.add(past.look(version.bar(), priceFactor, splitFactor).stream()
                    .filter(finding -> matters.contains(finding.kind()))
                    .toList());
        }
        int kept = 0;
        while (kept < versions.size() - 1 && !findings.get(kept).isEmpty()) {
            kept++;
        }
        if (!findings.get(kept).isEmpty()) {
            kept = 0;
        }
        return verdict(versions, findings, kept);
    }

    private Verdict verdict(List<Version> versions, List<List<Finding>> findings, int kept) {
        Version winner = versions.get(kept);
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            if (i != kept) {
                boolean evidence =
                        findings.get(kept).isEmpty() && !findings.get(i).isEmpty();
                String why = evidence ? "; " + findings.get(i).get(0).detail() : "";
                ArbitrationRule rule = evidence ? ArbitrationRule.EVIDENCE : ArbitrationRule.PRIORITY;
                difference(winner, versions.get(i), rule, why).ifPresent(differences::add);
            }
        }
        return new Verdict(winner, differences);
    }

    /** The kinds of findings that bear on what is disputed; empty if nothing is. */
    private Set<FindingKind> matters(List<Version> versions) {
        Set<FindingKind> matters = EnumSet.noneOf(FindingKind.class);
        Bar first = versions.get(0).bar();
        for (Version other : versions.subList(1, versions.size())) {
            Deviation deviation = Deviation.of(other.bar(), first);
            if (deviation.isPriceBeyond(tolerance)) {
                matters.addAll(ABOUT_PRICE);
            }
            if (deviation.isVolumeBeyond(tolerance)) {
                matters.addAll(ABOUT_VOLUME);
            }
        }
        return matters;
    }

    private Optional<Difference> difference(Version kept, Version other, ArbitrationRule rule, String why) {
        Deviation deviation = Deviation.of(other.bar(), kept.bar());
        boolean price = deviation.isPriceBeyond(tolerance);
        if (!price && !deviation.isVolumeBeyond(tolerance)) {
            return Optional.empty();
        }
        return Optional.of(new Difference(
                kept.bar().symbol(),
                kept.bar().session(),
                price ? DifferenceKind.PRICE : DifferenceKind.VOLUME,
                rule,
                kept.provider(),
                other.provider(),
                deviation.closeBps(),
                price ? deviation.priceBps() : deviation.volumeBps(),
                (price ? deviation.field() : "volume") + why,
                other.bar()));
    }
}
