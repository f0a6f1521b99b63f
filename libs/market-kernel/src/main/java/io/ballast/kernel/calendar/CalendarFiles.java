package io.ballast.kernel.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the closures and early closes of a calendar from the files beside this class (header line, date first). */
final class CalendarFiles {
    private CalendarFiles() {}

    static ExchangeCalendar load(
            String name, LocalDate first, LocalDate last, String holidayFile, String earlyCloseFile) {
        Set<LocalDate> holidays = new HashSet<>();
        for (String line : lines(holidayFile)) {
            holidays.add(LocalDate.parse(fields(line)[0]));
        }
        Map<LocalDate, LocalTime> earlyCloses = new HashMap<>();
        for (String line : lines(earlyCloseFile)) {
            String[] fields = fields(line);
            earlyCloses.put(LocalDate.parse(fields[0]), LocalTime.parse(fields[1]));
        }
        return new ExchangeCalendar(name, first, last, holidays, earlyCloses);
    }

    private static String[] fields(String line) {
        return line.split(",", 3);
    }

    private static List<String> lines(String file) {
        try (InputStream in = CalendarFiles.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Calendar file " + file + " is missing from the market-kernel jar");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return reader.lines().skip(1).filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Calendar file " + file + " cannot be read", e);
        }
    }
}
