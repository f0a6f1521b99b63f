package io.ballast.launcher.doctor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.ballast.launcher.run.DataDirectory;
import io.ballast.launcher.run.LocalPorts;
import io.ballast.launcher.run.PortCheck;
import io.ballast.launcher.run.RunState;

/** Looks at JDK, memory, disk, ports, the library XGBoost needs, and what the build needs. */
public final class Examination {

    private static final long GIB = 1L << 30;
    private static final List<String> LIBRARY_FOLDERS =
            List.of("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/opt/homebrew/lib");

    private final Map<String, String> environment;
    private final DataDirectory directory;

    /**
     * An examination.
     *
     * @param environment the caller's variables
     * @param directory the data directory
     */
    public Examination(Map<String, String> environment, DataDirectory directory) {
        this.environment = environment;
        this.directory = directory;
    }

    /**
     * Looks at everything.
     *
     * @return a finding per look
     */
    public List<Finding> examine() {
        var findings = new ArrayList<Finding>();
        findings.add(jdk());
        findings.add(processors());
        findings.add(memory(Path.of("/proc/meminfo")));
        findings.add(disk());
        findings.add(openMp());
        findings.add(buildTool());
        findings.addAll(ports());
        return findings;
    }

    private static Finding jdk() {
        int version = Runtime.version().feature();
        String found = Runtime.version() + " in " + System.getProperty("java.home");
        return version >= 17
                ? Finding.ok("JDK", found)
                : Finding.fail("JDK", found, "Install a JDK 17 or newer and point JAVA_HOME to it.");
    }

    private static Finding processors() {
        int count = Runtime.getRuntime().availableProcessors();
        return count >= 2
                ? Finding.ok("processors", Integer.toString(count))
                : Finding.warn("processors", Integer.toString(count), "It works, but slowly: two or more are better.");
    }

    /** Memory that programs can still get; unknown where there is no such file. */
    static Finding memory(Path meminfo) {
        try (Stream<String> lines = Files.lines(meminfo)) {
            long kilobytes = lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(-1);
            String found = String.format(Locale.ROOT, "%.1f GB available", kilobytes / 1048576.0);
            if (kilobytes < 0) {
                return Finding.warn("memory", "unknown", "About 2 GB are needed.");
            }
            if (kilobytes < 1536 * 1024) {
                return Finding.fail("memory", found, "About 2 GB are needed: close other programs.");
            }
            return kilobytes < 2560 * 1024
                    ? Finding.warn("memory", found, "About 2 GB are needed: it may get tight.")
                    : Finding.ok("memory", found);
        } catch (IOException | UncheckedIOException notLinux) {
            return Finding.warn("memory", "unknown on this system", "About 2 GB are needed.");
        }
    }

    private Finding disk() {
        Path existing = directory.root();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            FileStore store = Files.getFileStore(existing);
            long free = store.getUsableSpace();
            String found = String.format(Locale.ROOT, "%.1f GB free for %s", free / (double) GIB, directory.root());
            if (!Files.isWritable(existing)) {
                return Finding.fail("disk", existing + " cannot be written", "Choose another folder with --data-dir.");
            }
            if (free < GIB) {
                return Finding.fail("disk", found, "At least 1 GB is needed: make room or choose another --data-dir.");
            }
            return free < 5 * GIB
                    ? Finding.warn("disk", found, "Enough for a demo; long histories need more.")
                    : Finding.ok("disk", found);
        } catch (IOException problem) {
            return Finding.warn("disk", "unknown: " + problem.getMessage(), "At least 1 GB is needed.");
        }
    }

    private static Finding openMp() {
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
        String library = mac ? "libomp.dylib" : "libgomp.so.1";
        boolean there = LIBRARY_FOLDERS.stream().anyMatch(folder -> hasLibrary(Path.of(folder), library));
        String advice = mac
                ? "XGBoost needs it: brew install libomp."
                : "XGBoost needs it: apt-get install libgomp1, or dnf install libgomp.";
        return there ? Finding.ok("OpenMP", library) : Finding.fail("OpenMP", library + " not found", advice);
    }

    private static boolean hasLibrary(Path folder, String library) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.find(folder, 2, (path, attributes) -> path.endsWith(library))) {
            return files.findFirst().isPresent();
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }

    private Finding buildTool() {
        if (onPath("mvn")) {
            return Finding.ok("build", "Maven is installed");
        }
        if (onPath("curl") || onPath("wget")) {
            return Finding.ok("build", "Maven is fetched when it is needed");
        }
        return Finding.warn("build", "neither Maven nor curl nor wget", "Install Maven 3.8.6 or newer, or curl.");
    }

    private boolean onPath(String program) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private List<Finding> ports() {
        boolean running =
                directory.state().read().filter(RunState::isSupervised).isPresent();
        LocalPorts ports = LocalPorts.of(environment);
        var findings = new ArrayList<Finding>();
        for (String name : List.of("monitor", "ingestion", "feature", "model", "simulator")) {
            int port = ports.of(name);
            String label = "port " + port;
            if (running) {
                findings.add(Finding.ok(label, "Ballast runs in " + directory.root()));
            } else if (PortCheck.isFree(port)) {
                findings.add(Finding.ok(label, "free for " + name));
            } else {
                findings.add(Finding.fail(
                        label,
                        "in use, and " + name + " wants it",
                        "Stop that program (or ./ballast down), or set " + LocalPorts.variable(name) + "."));
            }
        }
        return findings;
    }
}
