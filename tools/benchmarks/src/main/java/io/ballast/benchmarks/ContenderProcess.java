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

    static Measurement run(Workload workload, Contender contender, Run run) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(workload.jvmOptions());
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BenchMain.class.getName()));
        command.addAll(List.of(CHILD, workload.name(), contender.name()));
        command.addAll(arguments(run));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] answer = process.getInputStream().readAllBytes();
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException(contender.name() + " of " + workload.name() + " failed with exit code " + code
                    + ": the lines above say why");
        }
        return MAPPER.readValue(answer, Measurement.class);
    }

    private static List<String> arguments(Run run) {
        List<String> arguments = new ArrayList<>();
        if (run.quick()) {
            arguments.add(BenchMain.QUICK);
        }
        if (run.symbols() > 0) {
            arguments.addAll(List.of(BenchMain.SYMBOLS, Integer.toString(run.symbols())));
        }
        if (run.sessions() > 0) {
            arguments.addAll(List.of(BenchMain.SESSIONS, Integer.toString(run.sessions())));
        }
        return arguments;
    }

    /** The child's side: figures as JSON on the standard output. */
    static void answer(Workload workload, String name, Run run) throws Exception {
        Contender contender = workload.contenders().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(workload.name() + " has no contender " + name));
        Measurement figures = contender.work().run(run);
        System.out.println(MAPPER.writeValueAsString(figures));
    }
}
