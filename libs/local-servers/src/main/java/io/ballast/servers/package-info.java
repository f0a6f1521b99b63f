/**
 * A real PostgreSQL and a real Kafka broker on this machine without a container engine.
 *
 * <p>{@link io.ballast.servers.LocalPostgres} and {@link io.ballast.servers.LocalKafka} start a server, say where it is and stop it
 * when closed. Both listen at the loopback address only. The launcher runs them for a machine's user, the test kit for tests.
 */
package io.ballast.servers;
