package io.ballast.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A real Kafka broker in this JVM: one node that is its own controller, listening at the loopback address only. */
public final class LocalKafka implements AutoCloseable {

    private final KafkaRaftServer server;
    private final Options options;
    private final Path dataDir;
    private final int port;

    private LocalKafka(KafkaRaftServer server, Options options, Path dataDir, int port) {
        this.server = server;
        this.options = options;
        this.dataDir = dataDir;
        this.port = port;
    }

    /**
     * Starts the broker and returns when it takes connections.
     *
     * @param options where its data lives, its ports and its settings
     * @return the running broker
     * @throws IOException if it does not come up; the message names the data directory and the port
     */
    public static LocalKafka start(Options options) throws IOException {
        Path dataDir = options.dataDir != null ? options.dataDir : Files.createTempDirectory("ballast-kafka-");
        List<Integer> free = FreePorts.find(2);
        int port = options.port > 0 ? options.port : free.get(0);
        int controllerPort = options.controllerPort > 0 ? options.controllerPort : free.get(1);
        try {
            Directories.createPrivate(dataDir);
            format(dataDir);
            var settings = KafkaSettings.of(dataDir, port, controllerPort, options.settings);
            var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            server.startup();
            return new LocalKafka(server, options, dataDir, port);
        } catch (Exception problem) {
            throw new IOException(
                    "Kafka did not start in " + dataDir + " on port " + port + ": " + problem.getMessage(), problem);
        }
    }

    /** Gives a new data directory its cluster id; one that has it is left as it is. */
    private static void format(Path dataDir) throws Exception {
        if (Files.exists(dataDir.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(KafkaSettings.NODE_ID)
                .setControllerListenerName(KafkaSettings.CONTROLLER)
                .setMetadataLogDirectory(dataDir.toString())
                .setDirectories(List.of(dataDir.toString()))
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setUnstableFeatureVersionsEnabled(false)
                .setIgnoreFormatted(true)
                .setPrintStream(System.err)
                .run();
    }

    /**
     * What clients connect to.
     *
     * @return {@code localhost:port}
     */
    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /**
     * Where the broker keeps its data.
     *
     * @return the directory; it is gone after {@link #close()} if the options named none
     */
    public Path dataDir() {
        return dataDir;
    }

    /** Waits until the broker has stopped, by {@link #close()} or by a failure of its own. */
    public void awaitStop() {
        server.awaitShutdown();
    }

    /** Stops the broker in order. Temporary data is deleted, a named data directory is kept. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        if (options.dataDir == null) {
            Directories.delete(dataDir);
        }
    }

    /** How to start the broker; every method changes one thing and returns this object. */
    public static final class Options {

        private Path dataDir;
        private int port;
        private int controllerPort;
        private final Map<String, String> settings = new LinkedHashMap<>();

        private Options() {}

        /**
         * Temporary data and free ports.
         *
         * @return the defaults, to be changed
         */
        public static Options defaults() {
            return new Options();
        }

        /**
         * Keeps the data in a directory: topics and offsets are still there at the next start.
         *
         * @param directory created if it is not there
         * @return this
         */
        public Options dataDir(Path directory) {
            dataDir = directory.toAbsolutePath();
            return this;
        }

        /**
         * The port for clients.
         *
         * @param number 1 to 65535, or 0 for a free one
         * @return this
         */
        public Options port(int number) {
            port = number;
            return this;
        }

        /**
         * The port the broker uses to talk to its own controller.
         *
         * @param number 1 to 65535, or 0 for a free one
         * @return this
         */
        public Options controllerPort(int number) {
            controllerPort = number;
            return this;
        }

        /**
         * A broker setting that differs from the defaults of this class.
         *
         * @param name such as {@code num.partitions}
         * @param value such as {@code 1}
         * @return this
         */
        public Options setting(String name, String value) {
            settings.put(name, value);
            return this;
        }
    }
}
