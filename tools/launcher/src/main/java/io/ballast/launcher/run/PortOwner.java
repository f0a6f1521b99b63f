package io.ballast.launcher.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells which process listens on a port, from Linux's /proc; elsewhere nothing is known and callers go without. */
final class PortOwner {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    private PortOwner() {}

    /** Whether that process listens on the port; empty where the system does not tell. */
    static Optional<Boolean> listens(long pid, int port) {
        Set<String> sockets = listeningSockets(port);
        if (sockets == null) {
            return Optional.empty();
        }
        return holds(PROC.resolve(Long.toString(pid)), sockets);
    }

    /** The process that listens on the port; empty if there is none, or if it belongs to somebody else. */
    static Optional<ProcessHandle> find(int port) {
        Set<String> sockets = listeningSockets(port);
        if (sockets == null || sockets.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses()
                .filter(p ->
                        holds(PROC.resolve(Long.toString(p.pid())), sockets).orElse(false))
                .findFirst();
    }

    /** The sockets that listen on the port as they appear among a process's open files; null if unknown. */
    private static Set<String> listeningSockets(int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        Set<String> sockets = new HashSet<>();
        boolean known = false;
        for (String table : new String[] {"tcp", "tcp6"}) {
            try {
                for (String line : Files.readAllLines(PROC.resolve("net").resolve(table))) {
                    String[] columns = line.trim().split("\\s+");
                    if (columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals(LISTENING)) {
                        sockets.add("socket:[" + columns[9] + "]");
                    }
                }
                known = true;
            } catch (IOException | UncheckedIOException notLinux) {
                // the other table may still be there
            }
        }
        return known ? sockets : null;
    }

    private static Optional<Boolean> holds(Path process, Set<String> sockets) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                if (Files.isSymbolicLink(file) && sockets.contains(target(file))) {
                    return Optional.of(true);
                }
            }
            return Optional.of(false);
        } catch (IOException | RuntimeException notOurs) {
            return Optional.empty();
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
