package io.ballast.ingestion.config;

import java.net.URI;
import java.net.URISyntaxException;

import io.ballast.kit.config.ConfigurationException;
import io.ballast.kit.config.Variables;

/** The address at which an interface begins: scheme, host and perhaps a port. */
final class BaseUrl {

    private BaseUrl() {}

    /** Reads a variable that holds one. */
    static URI of(Variables variables, String name, String otherwise) {
        String text = variables.text(name, otherwise);
        try {
            URI uri = new URI(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = uri.getRawPath() == null
                    || uri.getRawPath().isEmpty()
                    || uri.getRawPath().equals("/");
            if (http && uri.getHost() != null && bare && uri.getRawQuery() == null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException noAddress) {
            // reported below with what is allowed
        }
        throw new ConfigurationException(name + "=" + text + " is not allowed: http or https, a host and perhaps a port"
                + " is expected, such as " + otherwise + ". Correct it or leave it out.");
    }
}
