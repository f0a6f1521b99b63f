package io.ballast.ingestion.provider.alpaca;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.ballast.ingestion.application.ProviderException;
import io.ballast.ingestion.application.ProviderException.Kind;
import io.ballast.ingestion.provider.transport.ReplyParser;
import io.ballast.ingestion.provider.transport.Transport;

/**
 * Follows {@code next_page_token} to the end. All pages or none: an error on the way leaves no part behind. The token goes
 * back to where it came from, so it can lead nowhere else.
 */
final class TokenPages {

    private final Transport transport;
    private final int maxPages;

    /**
     * @param maxPages an honest reply is shorter than this
     */
    TokenPages(Transport transport, int maxPages) {
        this.transport = transport;
        this.maxPages = maxPages;
    }

    /** What all pages hold, in order. */
    <T> List<T> all(String target, ReplyParser<AlpacaPage<T>> parser) {
        List<T> pages = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String next = target;
        while (next != null) {
            AlpacaPage<T> page = transport
                    .get(next, parser)
                    .orElseThrow(() -> broken(target, "page " + (pages.size() + 1) + " is not known"));
            pages.add(page.rows());
            String token = page.nextToken();
            if (token != null && !seen.add(token)) {
                throw broken(target, "page " + pages.size() + " leads back to an earlier one");
            }
            if (token != null && pages.size() >= maxPages) {
                throw broken(target, "more than " + maxPages + " pages");
            }
            next = token == null ? null : target + "&page_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        }
        return pages;
    }

    private ProviderException broken(String target, String what) {
        return transport.failure(Kind.FAILED, target, what, null);
    }
}
