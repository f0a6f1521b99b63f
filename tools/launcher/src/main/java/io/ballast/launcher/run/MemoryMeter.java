package io.ballast.launcher.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

import io.ballast.servers.LeftOverPostgres;

/** Memory of processes as Linux accounts for it; elsewhere nothing is known. */
public final class MemoryMeter {

    private static final Path PROC = Path.of("/proc");

    private MemoryMeter() {}

    /**
     * Resident memory of one process, shared pages counted in full.
     *
     * @param pid its id
     * @return MB, empty if unknown
     */
    public static OptionalLong rssMegabytes(long pid) {
        OptionalLong kilobytes = kilobytes(PROC.resolve(pid + "/status"), "VmRSS:");
        return kilobytes.isPresent() ? OptionalLong.of(kilobytes.getAsLong() / 1024) : kilobytes;
    }

    /**
     * Memory of everything that runs on a data directory, this process included: each shared page is divided among those that share it
     * (PSS), so that the sum is what the machine really gives.
     *
     * @param directory the data directory
     * @return MB, empty if unknown
     */
    public static OptionalLong pssMegabytes(DataDirectory directory) {
        Set<Long> pids = new HashSet<>();
        addWithDescendants(pids, ProcessHandle.current());
        directory
                .state()
                .read()
                .map(RunState::supervisor)
                .flatMap(ProcessIdentity::find)
                .ifPresent(supervisor -> addWithDescendants(pids, supervisor));
        LeftOverPostgres.find(directory.postgres()).ifPresent(postgres -> addWithDescendants(pids, postgres));
        return sum(pids);
    }

    private static void addWithDescendants(Set<Long> pids, ProcessHandle process) {
        pids.add(process.pid());
        process.descendants().map(ProcessHandle::pid).forEach(pids::add);
    }

    private static OptionalLong sum(Collection<Long> pids) {
        long kilobytes = 0;
        boolean known = false;
        for (long pid : pids) {
            OptionalLong pss = kilobytes(PROC.resolve(pid + "/smaps_rollup"), "Pss:");
            known |= pss.isPresent();
            kilobytes += pss.orElse(0);
        }
        return known ? OptionalLong.of(kilobytes / 1024) : OptionalLong.empty();
    }

    private static OptionalLong kilobytes(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException | UncheckedIOException endedOrNotLinux) {
            return OptionalLong.empty();
        }
    }
}
