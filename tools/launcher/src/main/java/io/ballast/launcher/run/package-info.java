/**
 * Starts, watches and stops everything that runs on this machine: PostgreSQL, Kafka, the market simulator and the services.
 *
 * <p>One {@link io.ballast.launcher.run.Supervisor} per data directory owns the processes and writes what it knows to a
 * {@link io.ballast.launcher.run.StateFile}, from which the verbs read. Processes that outlived a killed supervisor are found by
 * {@link io.ballast.launcher.run.Orphans}.
 */
package io.ballast.launcher.run;
