package io.ballast.servers;

import java.util.LinkedHashMap;
import java.util.Map;

/** The server's settings: small in memory, quick at bulk loads, and without replication. */
final class PostgresSettings {

    private PostgresSettings() {}

    /**
     * All settings to start with.
     *
     * @param durable whether committed data must survive a crash of the machine
     * @param overrides win over the defaults
     */
    static Map<String, String> of(boolean durable, Map<String, String> overrides) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("listen_addresses", "localhost");
        settings.put("unix_socket_directories", "");
        settings.put("password_encryption", "scram-sha-256");
        settings.put("timezone", "UTC");
        settings.put("max_connections", "100");
        settings.put("shared_buffers", "96MB");
        settings.put("work_mem", "8MB");
        settings.put("maintenance_work_mem", "64MB");
        // A bulk load should not checkpoint every few seconds, nor log what only a replica would need.
        settings.put("max_wal_size", "2GB");
        settings.put("wal_level", "minimal");
        settings.put("max_wal_senders", "0");
        settings.put("jit", "off");
        settings.put("log_checkpoints", "off");
        // The wrapped starter switches fsync off for everybody; that is right for temporary data only.
        settings.put("fsync", durable ? "on" : "off");
        settings.put("synchronous_commit", durable ? "on" : "off");
        settings.put("full_page_writes", durable ? "on" : "off");
        settings.putAll(overrides);
        return settings;
    }
}
