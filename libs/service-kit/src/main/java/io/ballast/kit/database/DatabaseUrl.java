package io.ballast.kit.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import io.ballast.kit.config.ConfigurationException;

/**
 * The owner's database as {@code DATABASE_URL} names it.
 *
 * @param host host name or address
 * @param port 1 to 65535
 * @param database database name
 * @param user login role, empty if the URL has none
 * @param password its password, empty if the URL has none
 * @param options query part without the question mark, empty if there is none
 */
public record DatabaseUrl(String host, int port, String database, String user, String password, String options) {

    private static final int DEFAULT_PORT = 5432;

    /**
     * Reads {@code postgresql://user:pass@host:5432/db} and its relatives {@code postgres://},
     * {@code postgresql+psycopg://} and {@code jdbc:postgresql://}.
     *
     * @throws ConfigurationException if the text is none of these; the password is never part of the message
     */
    public static DatabaseUrl parse(String variable, String text) {
        String plain = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        try {
            URI uri = new URI(plain);
            boolean known = uri.getScheme() != null && uri.getScheme().matches("postgres(ql)?(\\+[a-z0-9]+)?");
            String path = uri.getPath() == null ? "" : uri.getPath();
            if (!known || uri.getHost() == null || path.length() < 2) {
                throw refuse(variable);
            }
            Credentials credentials = Credentials.of(uri);
            String options = uri.getRawQuery() == null ? "" : credentials.remaining();
            int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
            return new DatabaseUrl(
                    uri.getHost(), port, path.substring(1), credentials.user(), credentials.password(), options);
        } catch (URISyntaxException malformed) {
            throw refuse(variable);
        }
    }

    /** The JDBC form without credentials, with the given schema first in the search path. */
    public String jdbcUrl(String schema) {
        String query = "?currentSchema=" + schema + (options.isEmpty() ? "" : "&" + options);
        return "jdbc:postgresql://" + host + ":" + port + "/" + database + query;
    }

    private static ConfigurationException refuse(String variable) {
        return new ConfigurationException(
                variable + " is not a PostgreSQL URL: postgresql://user:password@host:5432/database"
                        + " is expected (postgres://, postgresql+psycopg:// and jdbc:postgresql:// are accepted too).");
    }

    /** User and password from the authority or, as JDBC URLs have them, from the query. */
    private record Credentials(String user, String password, String remaining) {

        static Credentials of(URI uri) {
            String user = "";
            String password = "";
            if (uri.getRawUserInfo() != null) {
                String[] parts = uri.getRawUserInfo().split(":", 2);
                user = decode(parts[0]);
                password = parts.length > 1 ? decode(parts[1]) : "";
            }
            StringBuilder remaining = new StringBuilder();
            for (String option : (uri.getRawQuery() == null ? "" : uri.getRawQuery()).split("&")) {
                if (option.startsWith("user=")) {
                    user = decode(option.substring("user=".length()));
                } else if (option.startsWith("password=")) {
                    password = decode(option.substring("password=".length()));
                } else if (!option.isEmpty()) {
                    remaining.append(remaining.isEmpty() ? "" : "&").append(option);
                }
            }
            return new Credentials(user, password, remaining.toString());
        }

        private static String decode(String text) {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        }
    }
}
