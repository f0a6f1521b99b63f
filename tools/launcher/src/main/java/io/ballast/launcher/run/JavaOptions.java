package io.ballast.launcher.run;

import java.util.ArrayList;
import java.util.List;

/** JVM options per process: as little memory as each can work with. */
final class JavaOptions {

    private JavaOptions() {}

    /**
     * The options of a process.
     *
     * @param name which process
     * @return arguments for {@code java}
     */
    static List<String> of(String name) {
        var options = new ArrayList<String>();
        options.add("-Xmx" + heapMegabytes(name) + "m");
        options.add("-XX:+UseSerialGC");
        // Give memory back after a burst: the processes work one after the other, and share the machine.
        options.add("-XX:MinHeapFreeRatio=10");
        options.add("-XX:MaxHeapFreeRatio=20");
        options.add("-Xss512k");
        options.add("-XX:+ExitOnOutOfMemoryError");
        if (!computes(name)) {
            // The optimising compiler costs start-up time and memory that pays off only where numbers are crunched.
            options.add("-XX:TieredStopAtLevel=1");
        }
        if (name.equals("model") && Runtime.version().feature() >= 24) {
            options.add("--enable-native-access=ALL-UNNAMED");
        }
        return options;
    }

    private static boolean computes(String name) {
        return name.equals("model");
    }

    private static int heapMegabytes(String name) {
        return switch (name) {
            case "feature" -> 256;
            case "model" -> 512;
            case "kafka" -> 96;
            case "monitor" -> 112;
            case "simulator" -> 112;
            default -> 192;
        };
    }
}
