package io.ballast.kit.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * The variables of the public interface, read by name and checked against their bounds.
 *
 * <p>A variable that is absent, or blank where blank has no meaning of its own, takes its default. Every reader throws
 * {@link ConfigurationException} for a value that is not allowed.
 */
public final class Variables {

    private final UnaryOperator<String> source;

    private Variables(UnaryOperator<String> source) {
        this.source = source;
    }

    /**
     * Variables behind a look-up, for instance {@code System::getenv}.
     *
     * @param source gives the raw value of a name, or null if it is absent
     */
    public static Variables of(UnaryOperator<String> source) {
        return new Variables(source);
    }

    /** Variables from a map; names that are not in it are absent. */
    public static Variables of(Map<String, String> values) {
        Map<String, String> copy = Map.copyOf(values);
        return new Variables(copy::get);
    }

    /** These variables with the given values in front, as one call of the command line may set them. */
    public Variables overlay(Map<String, String> values) {
        Map<String, String> front = Map.copyOf(values);
        return new Variables(name -> front.containsKey(name) ? front.get(name) : source.apply(name));
    }

    /** A whole number within {@code [min, max]}. */
    public int integer(String name, int fallback, int min, int max) {
        return present(name)
                .map(value -> {
                    String allowed = "a whole number from " + min + " to " + max;
                    try {
                        int number = Integer.parseInt(value);
                        if (number >= min && number <= max) {
                            return number;
                        }
                    } catch (NumberFormatException notANumber) {
                        // reported below with what is allowed
                    }
                    throw refuse(name, value, allowed);
                })
                .orElse(fallback);
    }

    /** A number within {@code [min, max]}. */
    public double number(String name, double fallback, double min, double max) {
        return present(name).map(value -> parse(name, value, min, max)).orElse(fallback);
    }

    /**
     * A number within {@code [min, max]} that an empty value switches off.
     *
     * @param fallback the default, null if it is off by default
     */
    public OptionalDouble optionalNumber(String name, Double fallback, double min, double max) {
        String raw = source.apply(name);
        if (raw == null) {
            return fallback == null ? OptionalDouble.empty() : OptionalDouble.of(fallback);
        }
        return raw.isBlank() ? OptionalDouble.empty() : OptionalDouble.of(parse(name, raw.strip(), min, max));
    }

    /** A whole number of seconds within {@code [min, max]}. */
    public Duration seconds(String name, int fallback, int min, int max) {
        return Duration.ofSeconds(integer(name, fallback, min, max));
    }

    /** Text, never blank. */
    public String text(String name, String fallback) {
        return present(name).orElse(fallback);
    }

    /** Text, empty if the variable is absent or blank. */
    public Optional<String> optionalText(String name) {
        return present(name);
    }

    /** Text that must be one of a few words. */
    public String oneOf(String name, String fallback, List<String> allowed) {
        String value = text(name, fallback);
        if (!allowed.contains(value)) {
            throw refuse(name, value, "one of " + String.join(", ", allowed));
        }
        return value;
    }

    /** Comma-separated items, stripped, without blanks. */
    public List<String> list(String name, List<String> fallback) {
        return present(name)
                .map(value -> Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList())
                .orElse(fallback);
    }

    /** An instant in RFC 3339 form, or empty if the value is the given word (for instance {@code system}). */
    public Optional<Instant> instantUnless(String name, String word) {
        String value = text(name, word);
        if (value.equals(word)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(value));
        } catch (DateTimeParseException notAnInstant) {
            throw refuse(name, value, "'" + word + "' or an instant such as 2024-12-31T23:00:00Z");
        }
    }

    private Optional<String> present(String name) {
        return Optional.ofNullable(source.apply(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static double parse(String name, String value, double min, double max) {
        try {
            double number = new BigDecimal(value).doubleValue();
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // reported below with what is allowed
        }
        throw refuse(name, value, "a number from " + plain(min) + " to " + plain(max));
    }

    private static String plain(double bound) {
        return bound == Math.rint(bound) && Math.abs(bound) < 1e15
                ? Long.toString((long) bound)
                : Double.toString(bound);
    }

    private static ConfigurationException refuse(String name, String value, String allowed) {
        return new ConfigurationException(
                name + "=" + value + " is not allowed: " + allowed + " is expected. Correct it or leave it out.");
    }
}
