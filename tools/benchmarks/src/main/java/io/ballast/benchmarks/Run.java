package io.ballast.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/**
 * One contender's run.
 *
 * @param quick a tenth of the work, to see that it runs; its figures mean little
 * @param symbols asked for on the command line, 0: as many as the workload says
 * @param sessions asked for on the command line, 0: as many as the workload says
 * @param rows asked for on the command line, 0: as many as the workload says
 */
public record Run(boolean quick, int symbols, int sessions, int rows) {
    private static final String QUICK = "--quick";
    private static final String SYMBOLS = "--symbols";
    private static final String SESSIONS = "--sessions";
    private static final String ROWS = "--rows";
    private static final int MOST = 999_999;
    private static final int FEWEST_ROWS = 1000;
    private static final int MOST_ROWS = 20_000_000;
    private static final int WARM_UPS = 2;
    private static final int ROUNDS = 3;
    private static final Path STATUS = Path.of("/proc/self/status");

    /** Reads {@code --quick}, {@code --symbols N}, {@code --sessions M} and {@code --rows N}. */
    static Run of(List<String> arguments) {
        return new Run(
                arguments.contains(QUICK),
                size(arguments, SYMBOLS, 1, MOST),
                size(arguments, SESSIONS, 1, MOST),
                size(arguments, ROWS, FEWEST_ROWS, MOST_ROWS));
    }

    private static int size(List<String> arguments, String option, int min, int max) {
        int position = arguments.indexOf(option);
        if (position < 0) {
            return 0;
        }
        String value = position + 1 < arguments.size() ? arguments.get(position + 1) : "";
        boolean number = value.matches("[1-9][0-9]{0,8}");
        if (!number || Integer.parseInt(value) < min || Integer.parseInt(value) > max) {
            throw new IllegalArgumentException(
                    option + " '" + value + "' is not allowed: " + min + " to " + max + " expected");
        }
        return Integer.parseInt(value);
    }

    /** What {@link #of} reads. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(quick ? List.of(QUICK) : List.of());
        add(arguments, SYMBOLS, symbols);
        add(arguments, SESSIONS, sessions);
        add(arguments, ROWS, rows);
        return arguments;
    }

    private static void add(List<String> arguments, String option, int value) {
        if (value > 0) {
            arguments.addAll(List.of(option, Integer.toString(value)));
        }
    }

    /**
     * How many rows.
     *
     * @param full number of a full run
     * @return the number asked for, or that of a full run, or a tenth of it
     */
    public int rows(int full) {
        return rows > 0 ? rows : Math.max(1, quick ? full / 10 : full);
    }

    /**
     * How many symbols.
     *
     * @param full number of a full run
     * @return the number asked for, or that of a full run, or a tenth of it
     */
    public int symbols(int full) {
        return symbols > 0 ? symbols : Math.max(1, quick ? full / 10 : full);
    }

    /**
     * How many sessions.
     *
     * @param full number of a full run
     * @return the number asked for, or that of a full run
     */
    public int sessions(int full) {
        return sessions > 0 ? sessions : full;
    }

    /**
     * Tells how far it is.
     *
     * @param message goes to standard error
     */
    public void note(String message) {
        System.err.println("    " + message);
    }

    /**
     * Does the work once cold, twice to warm up, and three times for the figures, of which the round with the median
     * processor time counts.
     *
     * @param rows units of work of one round
     * @param work one round; it must use its results, or the compiler removes it
     * @return figures
     * @throws Exception what the work throws
     */
    public Measurement measure(long rows, Callable<?> work) throws Exception {
        double first = timed("first round", work).seconds();
        for (int i = 1; i <= WARM_UPS; i++) {
            timed("warm-up " + i, work);
        }
        List<Round> rounds = new ArrayList<>();
        for (int i = 1; i <= ROUNDS; i++) {
            rounds.add(timed("round " + i, work));
        }
        rounds.sort(Comparator.comparingDouble(Round::cpuSeconds));
        return Measurement.of(rows, rounds.get(ROUNDS / 2), first, peakRssMb());
    }

    /**
     * Does work of minutes once cold and once more for the figures.
     *
     * @param rows units of work of one round
     * @param work one round
     * @param server processor time of the server so far, in nanoseconds
     * @return figures
     * @throws Exception what the work throws
     */
    public Measurement measureLong(long rows, Callable<?> work, LongSupplier server) throws Exception {
        return measureLong(rows, () -> null, work, server);
    }

    /**
     * Does work of minutes once cold and once more for the figures, each time from the same state.
     *
     * @param rows units of work of one round
     * @param prepare brings that state about; not counted
     * @param work one round
     * @param server processor time of the server so far, in nanoseconds
     * @return figures
     * @throws Exception what the work throws
     */
    public Measurement measureLong(long rows, Callable<?> prepare, Callable<?> work, LongSupplier server)
            throws Exception {
        prepare.call();
        double first = timed("first round", work, server).seconds();
        prepare.call();
        return Measurement.of(rows, timed("round", work, server), first, peakRssMb());
    }

    /**
     * Does the work of a server once cold and three times for the figures, each time from the same state. The fastest
     * round counts: what others do to the disk can only add to it.
     *
     * @param rows units of work of one round
     * @param prepare brings that state about; not counted
     * @param work one round
     * @param server processor time of the server so far, in nanoseconds
     * @return figures
     * @throws Exception what the work throws
     */
    public Measurement measure(long rows, Callable<?> prepare, Callable<?> work, LongSupplier server) throws Exception {
        prepare.call();
        double first = timed("first round", work, server).seconds();
        List<Round> rounds = new ArrayList<>();
        for (int i = 1; i <= ROUNDS; i++) {
            prepare.call();
            rounds.add(timed("round " + i, work, server));
        }
        rounds.sort(Comparator.comparingDouble(Round::seconds));
        return Measurement.of(rows, rounds.get(0), first, peakRssMb());
    }

    /**
     * Does work that goes on from day to day: once cold and then so many times for the figures, of which the median counts.
     *
     * @param rows units of work of one round
     * @param rounds at least 1
     * @param prepare brings the next day about; not counted
     * @param work one round
     * @param server processor time of the server so far, in nanoseconds
     * @return figures
     * @throws Exception what the work throws
     */
    public Measurement measureDays(long rows, int rounds, Callable<?> prepare, Callable<?> work, LongSupplier server)
            throws Exception {
        prepare.call();
        double first = timed("first round", work, server).seconds();
        List<Round> days = new ArrayList<>();
        for (int i = 1; i <= rounds; i++) {
            prepare.call();
            days.add(timed("day " + i, work, server));
        }
        days.sort(Comparator.comparingDouble(Round::seconds));
        note(String.format(
                Locale.ROOT,
                "fastest %.2f s, slowest %.2f s",
                days.get(0).seconds(),
                days.get(rounds - 1).seconds()));
        return Measurement.of(rows, days.get(rounds / 2), first, peakRssMb());
    }

    private Round timed(String label, Callable<?> work) throws Exception {
        return timed(label, work, () -> 0);
    }

    private Round timed(String label, Callable<?> work, LongSupplier elsewhere) throws Exception {
        Round round = Round.time(work, elsewhere);
        note(String.format(
                Locale.ROOT, "%s: %.2f s, %.2f s of processor time", label, round.seconds(), round.cpuSeconds()));
        return round;
    }

    private static long peakRssMb() throws IOException {
        if (!Files.exists(STATUS)) {
            return 0;
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
