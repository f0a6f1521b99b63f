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
        // Without a small start the heap begins at its maximum, and is never given back.
        options.add("-Xms16m");
        options.add("-Xmx" + heapMegabytes(name) + "m");
        options.add("-XX:+UseSerialGC");
        // Give memory back after a burst: the processes work one after the other, and share the machine.
        options.add("-XX:MinHeapFreeRatio=10");
        options.add("-XX:MaxHeapFreeRatio=20");
        options.add("-XX:-ShrinkHeapInSteps");
        options.add("-Xss512k");
        options.add("-XX:+ExitOnOutOfMemoryError");
        // The optimising compiler costs start-up time and memory; models are fitted in native code, which it does not
        // help.
        options.add("-XX:TieredStopAtLevel=1");
        if (name.equals("model") && Runtime.version().feature() >= 24) {
            options.add("--enable-native-access=ALL-UNNAMED");
        }
        return options;
    }

    private static int heapMegabytes(String name) {
        return switch (name) {
            case "feature" -> 256;
            case "model" -> 320;
            case "kafka" -> 96;
            case "monitor" -> 112;
            case "simulator" -> 112;
            default -> 192;
        };
    }
}
