package io.ballast.ingestion.provider.polygon;

import java.net.URI;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.ballast.ingestion.application.ProviderException;
import io.ballast.ingestion.application.ProviderException.Kind;

/**
 * Where a {@code next_url} may lead. Only its path and query are used, at the configured base URL, and only if it names a
 * host of the provider: a foreign one is an error, not a page.
 */
final class PolygonAddress {

    /** The provider's hosts, old and new name: a next page may carry either. */
    private static final Set<String> PROVIDER_HOSTS = Set.of("api.polygon.io", "api.massive.com");

    /** Scheme, host, any number of ports (a doubled one was seen), path and query. */
    private static final Pattern ABSOLUTE = Pattern.compile("https?://([^/:?#@]+)(?::\\d+)*(/[^#]*)");

    private final String host;

    /**
     * @param base scheme, host and port, without a path
     */
    PolygonAddress(URI base) {
        this.host = base.getHost();
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

    private ProviderException refuse(String what) {
        return new ProviderException(Kind.FAILED, PolygonProvider.NAME + ": " + what, null);
    }
}
