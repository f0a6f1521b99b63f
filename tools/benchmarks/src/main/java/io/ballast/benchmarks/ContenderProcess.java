package io.ballast.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Runs one contender in a JVM of its own, so that neither compiled code nor memory of one touches another. */
final class ContenderProcess {
    /** First argument of the child. */
    static final String CHILD = "--contender";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ContenderProcess() {}

    static Measurement run(Workload workload, Contender contender, Run size) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(workload.jvmOptions());
        // Warnings of the JVM would stand among the figures.
        command.addAll(List.of("-Xlog:disable", "-Xlog:all=warning:stderr"));
        // What the measured code logs, such as the times of its steps, goes to standard error.
        command.add("-Dorg.jboss.logging.provider=jdk");
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BenchMain.class.getName()));
        command.addAll(List.of(CHILD, workload.name(), contender.id()));
        command.addAll(size.arguments());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] answer = process.getInputStream().readAllBytes();
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException(contender.id() + " of " + workload.name() + " failed with exit code " + code
                    + ": the lines above say why");
        }
        return MAPPER.readValue(answer, Measurement.class);
    }

    /** The child's side: figures as JSON on the standard output. */
    static void answer(Workload workload, String id, Run size) throws Exception {
        Contender contender = workload.contenders().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(workload.name() + " has no contender " + id));
        Measurement figures = contender.work().run(size);
        System.out.println(MAPPER.writeValueAsString(figures));
    }
}
