package io.ballast.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * One contender's run.
 *
 * @param quick a tenth of the work, to see that it runs; its figures mean little
 * @param symbols asked for on the command line, 0: as many as the workload says
 * @param sessions asked for on the command line, 0: as many as the workload says
 */
public record Run(boolean quick, int symbols, int sessions) {
    private static final int WARM_UPS = 2;
    private static final int ROUNDS = 3;
    private static final Path STATUS = Path.of("/proc/self/status");

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
     * @return figures
     * @throws Exception what the work throws
     */
    public Measurement measureLong(long rows, Callable<?> work) throws Exception {
        double first = timed("first round", work).seconds();
        return Measurement.of(rows, timed("round", work), first, peakRssMb());
    }

    private Round timed(String label, Callable<?> work) throws Exception {
        Round round = Round.time(work);
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
