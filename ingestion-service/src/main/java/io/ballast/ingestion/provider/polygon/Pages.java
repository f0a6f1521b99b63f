package io.ballast.ingestion.provider.polygon;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.ballast.ingestion.application.ProviderException;
import io.ballast.ingestion.application.ProviderException.Kind;
import io.ballast.ingestion.provider.transport.ReplyParser;
import io.ballast.ingestion.provider.transport.Transport;

/**
 * Follows {@code next_url} to the end. All pages or none: an error on the way leaves no half list behind. Rows repeated
 * on a later page are dropped.
 */
final class Pages {

    private final Transport transport;
    private final PolygonAddress address;
    private final int maxPages;

    /**
     * @param maxPages an honest list is shorter than this
     */
    Pages(Transport transport, PolygonAddress address, int maxPages) {
        this.transport = transport;
        this.address = address;
        this.maxPages = maxPages;
    }

    /**
     * One page.
     *
     * @param rows of it
     * @param nextUrl null on the last one
     */
    record Page<T>(List<T> rows, String nextUrl) {}

    /** The rows of all pages, in order; empty if the path is not known. */
    <T> List<T> all(String firstTarget, ReplyParser<Page<T>> parser) {
        Set<T> rows = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>();
        String target = firstTarget;
        while (target != null) {
            if (!seen.add(target)) {
                throw broken(firstTarget, "page " + (seen.size() + 1) + " leads back to an earlier one");
            }
            if (seen.size() > maxPages) {
                throw broken(firstTarget, "more than " + maxPages + " pages");
            }
            Optional<Page<T>> page = transport.get(target, parser);
            if (page.isEmpty() && seen.size() > 1) {
                throw broken(firstTarget, "page " + seen.size() + " is not known although an earlier one names it");
            }
            rows.addAll(page.map(Page::rows).orElse(List.of()));
            String next = page.map(Page::nextUrl).orElse(null);
            target = next == null ? null : address.targetOf(next);
        }
        return new ArrayList<>(rows);
    }

    private ProviderException broken(String target, String what) {
        return transport.failure(Kind.FAILED, target, what, null);
    }
}
