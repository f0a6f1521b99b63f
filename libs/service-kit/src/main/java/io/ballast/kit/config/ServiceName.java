package io.ballast.kit.config;

/**
 * Which service this process is: also the name of its schema, its consumer group and its event source.
 *
 * @param value one of ingestion, feature, model, monitor; lower case
 */
public record ServiceName(String value) {

    /** Checks that the name can serve as a schema name. */
    public ServiceName {
        if (!value.matches("[a-z]{1,30}")) {
            throw new IllegalArgumentException("service name '" + value + "' must be 1 to 30 lower-case letters");
        }
    }

    /** The database role the service works under. */
    public String databaseRole() {
        return databaseRole(value);
    }

    /** The variable that holds the password of that role. */
    public String passwordVariable() {
        return passwordVariable(value);
    }

    /** The database role of any service. */
    public static String databaseRole(String service) {
        return "ballast_" + service;
    }

    /** The variable that holds the password of a service's role. */
    public static String passwordVariable(String service) {
        return service.toUpperCase(java.util.Locale.ROOT) + "_DATABASE_PASSWORD";
    }
}
