package io.ballast.ingestion.provider.polygon;

import java.net.URI;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.ballast.ingestion.application.ProviderException;
import io.ballast.ingestion.application.ProviderException.Kind;

/**
 * Where calls may go. Every call goes to the configured base URL; of a {@code next_url} only path and query are used,
 * and only if it names a host of the provider, so that the key never reaches a foreign one.
 */
final class PolygonAddress {

    /** The provider's hosts, old and new name: a next page may carry either. */
    private static final Set<String> PROVIDER_HOSTS = Set.of("api.polygon.io", "api.massive.com");

    /** Scheme, host, any number of ports (a doubled one was seen), path and query. */
    private static final Pattern ABSOLUTE = Pattern.compile("https?://([^/:?#@]+)(?::\\d+)*(/[^#]*)");

    private final String base;
    private final String host;

    /**
     * @param base scheme, host and port, without a path
     */
    PolygonAddress(URI base) {
        String text = base.toString();
        this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        this.host = base.getHost();
    }

    /** Base URL and target. */
    String uri(String target) {
        return base + target;
    }

    /**
     * Path and query of a next page.
     *
     * @throws ProviderException if it leads to a foreign host or is no URL
     */
    String targetOf(String nextUrl) {
        Matcher url = ABSOLUTE.matcher(nextUrl);
        if (!url.matches()) {
            throw refuse("next_url is no address");
        }
        String nextHost = url.group(1);
        boolean ours = nextHost.equals(host) || PROVIDER_HOSTS.contains(host) && PROVIDER_HOSTS.contains(nextHost);
        if (!ours) {
            throw refuse("next_url leads to the foreign host " + nextHost + " and is not followed");
        }
        return url.group(2);
    }

    /** The path of a target, fit for messages: a query may hold a key. */
    static String path(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    private ProviderException refuse(String what) {
        return new ProviderException(Kind.FAILED, PolygonProvider.NAME + ": " + what, null);
    }
}
