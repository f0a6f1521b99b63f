package io.ballast.launcher.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.ballast.launcher.run.DataDirectory;
import io.ballast.launcher.run.LogTail;

/** {@code logs}: the end of the logs, and what comes. */
@Command(name = "logs", description = "Show the end of one log, or of all of them.")
final class LogsVerb extends Verb {

    private static final long LOOK_MILLIS = 300;

    @Parameters(
            arity = "0..1",
            paramLabel = "SERVICE",
            description =
                    "monitor, ingestion, feature, model, simulator, kafka, postgres or supervisor; all if left out.")
    private String service;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on showing what is added, until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "40",
            description = "Lines per log (default: 40).")
    private int count;

    LogsVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataDirectory directory = session().directory(dataDir());
        List<Path> logs = logs(directory);
        if (logs.isEmpty()) {
            throw new VerbFailure(
                    ExitCode.NOT_FOUND,
                    "There is no log" + (service == null ? "" : " of " + service) + " in " + directory.logs() + ".",
                    "./ballast status shows what runs.");
        }
        Map<Path, Long> shownUpTo = new LinkedHashMap<>();
        for (Path log : logs) {
            shownUpTo.put(log, Files.size(log));
            LogTail.lines(log, count).forEach(line -> screen().data(prefix(log) + line));
        }
        while (follow) {
            Thread.sleep(LOOK_MILLIS);
            for (Path log : logs) {
                shownUpTo.put(log, showFrom(log, shownUpTo.get(log)));
            }
        }
        return ExitCode.DONE;
    }

    private List<Path> logs(DataDirectory directory) throws IOException {
        if (!Files.isDirectory(directory.logs())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory.logs())) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .filter(file -> service == null || nameOf(file).equals(service))
                    .sorted()
                    .toList();
        }
    }

    /** Shows whole lines only; what has no end yet comes the next time. */
    private long showFrom(Path log, long from) throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long start = file.length() < from ? 0 : from;
            var bytes = new byte[(int) Math.min(1 << 20, file.length() - start)];
            file.seek(start);
            file.readFully(bytes);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            new String(bytes, 0, end, StandardCharsets.UTF_8).lines().forEach(line -> screen().data(
                            prefix(log) + line));
            return start + end;
        }
    }

    private String prefix(Path log) {
        return service == null ? String.format("%-10s| ", nameOf(log)) : "";
    }

    private static String nameOf(Path log) {
        String name = log.getFileName().toString();
        return name.substring(0, name.length() - ".log".length());
    }
}
