package io.ballast.ingestion.domain.arbitration;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A person's order of providers for a symbol, or for all of them, over some sessions.
 *
 * @param symbol the ticker; null for all
 * @param from first session
 * @param to the date after the last one; null for good
 * @param providers in order, the most believed first; those not named follow in the configured order
 * @param reason why
 * @param author who says so
 */
public record PriorityRule(
        String symbol, LocalDate from, LocalDate to, List<String> providers, String reason, String author) {

    /** Checks that all is there and in order. */
    public PriorityRule {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(author, "author");
        providers = List.copyOf(providers);
        if (providers.isEmpty() || providers.stream().distinct().count() < providers.size()) {
            throw new IllegalArgumentException(
                    "providers=" + providers + " is not allowed: at least one, and none of them twice");
        }
        if (to != null && !to.isAfter(from)) {
            throw new IllegalArgumentException("to=" + to + " is not after from=" + from);
        }
    }

    boolean covers(String ticker, LocalDate session) {
        return (symbol == null || symbol.equals(ticker))
                && !session.isBefore(from)
                && (to == null || session.isBefore(to));
    }
}
