package io.ballast.servers;

import java.io.IOException;
import java.nio.file.Path;

/** Runs {@link LocalKafka} as a program of its own, until it gets a signal to stop. */
public final class KafkaMain {

    /** First word of the line on standard output that says the broker is ready; the bootstrap servers follow. */
    public static final String READY = "KAFKA_READY";

    private KafkaMain() {}

    /**
     * Starts the broker.
     *
     * @param arguments the data directory, the port for clients, the port of the controller
     */
    public static void main(String[] arguments) {
        if (arguments.length != 3) {
            System.err.println("Usage: KafkaMain DATA_DIR PORT CONTROLLER_PORT");
            System.exit(2);
        }
        LocalKafka kafka = startOrExit(arguments);
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop-kafka"));
        System.out.println(READY + " " + kafka.bootstrapServers());
        kafka.awaitStop();
    }

    /** The broker's threads would keep a half-started program alive, so a failure ends it. */
    private static LocalKafka startOrExit(String[] arguments) {
        try {
            return LocalKafka.start(LocalKafka.Options.defaults()
                    .dataDir(Path.of(arguments[0]))
                    .port(Integer.parseInt(arguments[1]))
                    .controllerPort(Integer.parseInt(arguments[2])));
        } catch (IOException | RuntimeException problem) {
            System.err.println(problem.getMessage());
            System.exit(1);
            throw new IllegalStateException(problem);
        }
    }
}
