package io.ballast.monitor.application;

import io.ballast.monitor.domain.health.DatabaseHealth;
import io.ballast.monitor.domain.health.PartitionHealth;

/** Looks at the database as it is now. */
public interface DatabaseProbe {

    /**
     * What was found, and the time it told.
     *
     * @param health its figures
     * @param clockSkewSeconds this machine's clock minus the database's
     */
    record Look(DatabaseHealth health, double clockSkewSeconds) {}

    /**
     * Looks.
     *
     * @return what was found
     * @throws RuntimeException if the database does not answer
     */
    Look look();

    /**
     * Looks at how tables are cut by session.
     *
     * @return what was found
     * @throws RuntimeException if the database does not answer
     */
    PartitionHealth partitions();
}
