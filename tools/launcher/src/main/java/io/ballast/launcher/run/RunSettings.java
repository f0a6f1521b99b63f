package io.ballast.launcher.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;

/**
 * How a data directory is run; kept in it, so that a later {@code up} goes on with the same market.
 *
 * @param demo whether the market is simulated even if there are credentials of a provider
 * @param symbols number of stocks of the seeded market, null for the simulator's default
 * @param seed seed of the market, null for the simulator's default
 * @param days calendar days of history to fetch, null for the default (a replay: all there is)
 * @param replay directory of CSV files to play instead of the seeded market, null for none
 * @param until last date of the data that is shown, null for all
 * @param temporary whether {@code down} deletes the data directory
 */
public record RunSettings(
        boolean demo, Integer symbols, Long seed, Integer days, Path replay, LocalDate until, boolean temporary) {

    /**
     * What {@code up} does without a demo before it.
     *
     * @return real providers if there are credentials, else the simulator's default market
     */
    public static RunSettings plain() {
        return new RunSettings(false, null, null, null, null, null, false);
    }

    /**
     * Reads the settings of a data directory.
     *
     * @param directory the data directory
     * @return its settings, plain ones if it has none yet
     */
    public static RunSettings of(DataDirectory directory) {
        Path file = directory.settingsFile();
        try {
            return Files.exists(file) ? JsonFiles.MAPPER.readValue(file.toFile(), RunSettings.class) : plain();
        } catch (IOException problem) {
            throw new UncheckedIOException("Cannot read " + file, problem);
        }
    }

    /**
     * Whether two runs see the same bars; how much history they want does not matter.
     *
     * @param other another run's settings
     * @return true if the one may go on where the other stopped
     */
    public boolean showsSameMarketAs(RunSettings other) {
        return demo == other.demo
                && Objects.equals(symbols, other.symbols)
                && Objects.equals(seed, other.seed)
                && Objects.equals(replay, other.replay)
                && Objects.equals(until, other.until);
    }

    /**
     * Keeps the settings in a data directory.
     *
     * @param directory the data directory
     */
    public void keep(DataDirectory directory) {
        try {
            JsonFiles.replace(directory.settingsFile(), this);
        } catch (IOException problem) {
            throw new UncheckedIOException("Cannot write " + directory.settingsFile(), problem);
        }
    }
}
