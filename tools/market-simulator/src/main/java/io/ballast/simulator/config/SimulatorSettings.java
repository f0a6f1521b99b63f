package io.ballast.simulator.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

import io.ballast.simulator.application.SimulatedMarket;

/**
 * What the environment says about the simulator.
 *
 * @param apiKey the only key it accepts: SIMULATOR_API_KEY, default {@code demo}
 * @param requestsPerMinute requests it answers a minute, 0 for any number: SIMULATOR_REQUESTS_PER_MINUTE, default 0
 * @param symbols stocks of the seeded market: SIMULATOR_SYMBOLS, default 300
 * @param seed of the seeded market: SIMULATOR_SEED, default 42
 * @param days calendar days of history before the first clock: SIMULATOR_DAYS, default 500
 * @param clock first clock of the seeded market: SIMULATOR_CLOCK, default 2024-12-31 23:59 New York
 * @param replay directory to replay instead of the seeded market: SIMULATOR_REPLAY
 * @param until date at whose evening a replay begins, default the last one: SIMULATOR_UNTIL
 * @param benchmark the market proxy: BENCHMARK_SYMBOL, default IWM
 */
public record SimulatorSettings(
        String apiKey,
        int requestsPerMinute,
        int symbols,
        long seed,
        int days,
        Instant clock,
        Optional<Path> replay,
        Optional<LocalDate> until,
        String benchmark) {
    private static final String DEFAULT_CLOCK = "2024-12-31";
    private static final int MOST_SYMBOLS = 10_000;
    private static final int MOST_DAYS = 9_000;

    /**
     * Reads the settings.
     *
     * @param variables value of a variable by its name, empty if it is not set
     * @return the settings
     * @throws InvalidSettingException if a value is not allowed
     */
    public static SimulatorSettings from(Function<String, Optional<String>> variables) {
        Function<String, Optional<String>> set = name -> variables.apply(name).filter(value -> !value.isBlank());
        return new SimulatorSettings(
                set.apply("SIMULATOR_API_KEY").orElse("demo"),
                (int) whole(set, "SIMULATOR_REQUESTS_PER_MINUTE", 0, 0, 1_000_000),
                (int) whole(set, "SIMULATOR_SYMBOLS", 300, 1, MOST_SYMBOLS),
                whole(set, "SIMULATOR_SEED", 42, Long.MIN_VALUE, Long.MAX_VALUE),
                (int) whole(set, "SIMULATOR_DAYS", 500, 1, MOST_DAYS),
                instant("SIMULATOR_CLOCK", set.apply("SIMULATOR_CLOCK").orElse(DEFAULT_CLOCK)),
                set.apply("SIMULATOR_REPLAY").map(value -> path("SIMULATOR_REPLAY", value)),
                set.apply("SIMULATOR_UNTIL").map(value -> date("SIMULATOR_UNTIL", value)),
                set.apply("BENCHMARK_SYMBOL").orElse("IWM"));
    }

    private static long whole(
            Function<String, Optional<String>> variables, String name, long otherwise, long min, long max) {
        Optional<String> text = variables.apply(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            long value = Long.parseLong(text.get().strip());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // reported below, like a number out of range
        }
        throw notAllowed(name, text.get(), "a whole number from " + min + " to " + max + " expected");
    }

    private static Instant instant(String name, String text) {
        try {
            return text.contains("T") ? Instant.parse(text) : SimulatedMarket.evening(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw notAllowed(name, text, "an instant like 2024-12-31T22:00:00Z, or a date for its evening, expected");
        }
    }

    private static LocalDate date(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw notAllowed(name, text, "a date YYYY-MM-DD expected");
        }
    }

    private static Path path(String name, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw notAllowed(name, text, "the path of a directory expected");
        }
    }

    private static InvalidSettingException notAllowed(String name, String value, String expected) {
        return new InvalidSettingException(name + "=" + value + " is not allowed: " + expected);
    }
}
