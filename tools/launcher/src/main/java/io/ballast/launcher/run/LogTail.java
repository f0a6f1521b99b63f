package io.ballast.launcher.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The end of a log file. */
public final class LogTail {

    private static final int ENOUGH = 64 * 1024;
    private static final int TRACE = 200;
    private static final String CAUSE = "Caused by:";
    private static final Pattern NAMELESS = Pattern.compile("(Error|Exception)$");

    private LogTail() {}

    /**
     * The last lines of a file.
     *
     * @param log the file; a missing one counts as empty
     * @param count how many lines at most
     * @return the lines in their order
     */
    public static List<String> lines(Path log, int count) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - Math.max(ENOUGH, count * 400L));
            var bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            int skip = Math.max(from > 0 ? 1 : 0, lines.size() - count);
            return lines.subList(Math.min(skip, lines.size()), lines.size());
        } catch (IOException notThere) {
            return List.of();
        }
    }

    /**
     * The last line that says something, preferring errors to stack traces and what follows them. Where the error is the
     * bare name of an exception, what caused it in the end is said instead.
     *
     * @param log the file; a missing one counts as empty
     * @return the line, empty if there is none
     */
    public static Optional<String> lastMessage(Path log) {
        List<String> all = lines(log, TRACE);
        List<String> messages = all.stream()
                .filter(line -> !line.isBlank())
                .filter(line -> !line.startsWith("\t") && !line.startsWith(CAUSE) && !line.startsWith("    at "))
                .toList();
        Optional<String> error = last(messages.stream()
                .filter(line -> line.contains("ERROR") || line.contains("FATAL") || line.contains("Exception")));
        return error.map(line -> NAMELESS.matcher(line).find() ? cause(all).orElse(line) : line)
                .or(() -> last(messages.stream()))
                .map(String::strip);
    }

    private static Optional<String> cause(List<String> lines) {
        return last(lines.stream().filter(line -> line.startsWith(CAUSE)))
                .map(line -> line.substring(CAUSE.length()).replaceFirst("^ *[\\w.$]+: ", ""));
    }

    private static Optional<String> last(Stream<String> lines) {
        return lines.reduce((first, second) -> second);
    }
}
