package io.ballast.ingestion.domain.universe;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The rule of the universe: common stock (type CS; no receipts of foreign shares, no funds), listed at an exchange and not only
 * traded over the counter, that is small, not a penny stock, and traded. A security is excluded on evidence only: what is
 * unknown passes, and the reason says so.
 */
public final class UniverseRule {

    /** The one type that belongs to the universe: common stock. */
    public static final String COMMON_STOCK = "CS";

    /** Market identifier codes of the exchanges whose stocks belong to the universe. */
    public static final Set<String> EXCHANGES = Set.of("XNYS", "XNAS", "XASE", "ARCX", "BATS");

    /** Share of a threshold by which a member may miss it. */
    public static final double TOLERANCE = 0.5;

    private final UniverseFilter filter;

    /** A rule with these thresholds. */
    public UniverseRule(UniverseFilter filter) {
        this.filter = Objects.requireNonNull(filter, "filter");
    }

    /**
     * Decides about one security with hysteresis: a member stays until it misses a threshold by more than {@link
     * #TOLERANCE} of it, so that noise around a threshold does not move it out and in again.
     *
     * @param member whether it is a member now
     */
    public UniverseDecision decide(SecurityFacts facts, boolean member) {
        UniverseDecision strict = decide(facts);
        if (strict.passes() || !member) {
            return strict;
        }
        UniverseDecision lenient = new UniverseRule(filter.relaxed(TOLERANCE)).decide(facts);
        return lenient.passes() ? new UniverseDecision(true, "stays within tolerance: " + strict.reason()) : strict;
    }

    /** Decides about a security that is no member. */
    public UniverseDecision decide(SecurityFacts facts) {
        if (facts.type() != null && !facts.type().equals(COMMON_STOCK)) {
            return new UniverseDecision(false, "type " + facts.type() + " is not " + COMMON_STOCK);
        }
        if (facts.exchange() != null && !EXCHANGES.contains(facts.exchange())) {
            return new UniverseDecision(false, "exchange " + facts.exchange() + " lists none of the universe");
        }
        List<String> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        (facts.type() == null ? unknown : known).add("type");
        (facts.exchange() == null ? unknown : known).add("exchange");
        String against = firstNonNull(
                atLeast("price", facts.lastClose(), filter.minPrice(), known, unknown),
                atLeast("ADV", facts.adv(), filter.minAdv(), known, unknown),
                atMost("market cap", facts.marketCap(), filter.maxMarketCap(), known, unknown));
        if (against != null) {
            return new UniverseDecision(false, against);
        }
        return new UniverseDecision(true, passed(known, unknown));
    }

    private static String atLeast(
            String name, double value, OptionalDouble threshold, List<String> known, List<String> unknown) {
        if (isUnchecked(name, value, threshold, known, unknown) || value >= threshold.getAsDouble()) {
            return null;
        }
        return name + " " + plain(value) + " is below " + plain(threshold.getAsDouble());
    }

    private static String atMost(
            String name, double value, OptionalDouble threshold, List<String> known, List<String> unknown) {
        if (isUnchecked(name, value, threshold, known, unknown) || value <= threshold.getAsDouble()) {
            return null;
        }
        return name + " " + plain(value) + " is above " + plain(threshold.getAsDouble());
    }

    private static boolean isUnchecked(
            String name, double value, OptionalDouble threshold, List<String> known, List<String> unknown) {
        if (threshold.isEmpty()) {
            return true;
        }
        (Double.isNaN(value) ? unknown : known).add(name);
        return Double.isNaN(value);
    }

    private static String firstNonNull(String... reasons) {
        for (String reason : reasons) {
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }

    private static String passed(List<String> known, List<String> unknown) {
        String checked = known.isEmpty() ? "nothing known against it" : "passes on " + String.join(", ", known);
        return unknown.isEmpty() ? checked : checked + "; unknown: " + String.join(", ", unknown);
    }

    private static String plain(double value) {
        return new BigDecimal(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
