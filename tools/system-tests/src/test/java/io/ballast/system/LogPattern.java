package io.ballast.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words in the logs that scripts over them look for; part of the public interface. */
enum LogPattern {
    FALLING_BACK("model", "falling back to"),
    SYMBOL_COUNT("monitor", "Symbol count .* below .* threshold"),
    COVERAGE_RATE("monitor", "Coverage rate .* low"),
    FAILED("ingestion", "Failed to"),
    TARGET_COVERAGE("monitor", "Target coverage analysis"),
    SYMBOL_BREADTH("monitor", "Symbol breadth"),
    BACKFILL("ingestion", "historical_backfill");

    /** Those that are there though nothing is wrong. */
    static final List<LogPattern> QUIET = List.of(TARGET_COVERAGE, SYMBOL_BREADTH, BACKFILL);

    private final String service;
    private final Pattern pattern;

    LogPattern(String service, String pattern) {
        this.service = service;
        this.pattern = Pattern.compile(pattern);
    }

    /** Those that the services whose matter they are have written. */
    static Set<LogPattern> foundIn(Path logs) throws IOException {
        Set<LogPattern> found = EnumSet.noneOf(LogPattern.class);
        for (LogPattern one : values()) {
            try (Stream<String> lines = Files.lines(logs.resolve(one.service + ".log"))) {
                if (lines.anyMatch(one.pattern.asPredicate())) {
                    found.add(one);
                }
            }
        }
        return found;
    }
}
