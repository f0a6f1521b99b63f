package io.ballast.feature.application;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.ballast.feature.domain.increment.Increment;
import io.ballast.feature.domain.increment.IncrementSource;
import io.ballast.feature.domain.increment.InputChange;
import io.ballast.feature.domain.universe.Security;

/** Port: what ingestion says has changed. */
public interface MarketChanges {
    /** Why nothing can be said of what changed where a reading is not trusted. */
    String OTHER_SERVER = "the log of changes is of another server than that of the last build";

    /**
     * What stands for all that is committed now: what is committed later is among the changes since.
     *
     * @return text without a meaning of its own
     */
    String snapshot();

    /**
     * Starts reading.
     *
     * @param snapshot up to which the inputs were read before
     * @return reading, to be closed
     */
    Reading since(String snapshot);

    /** Everything is as it was at one moment. */
    interface Reading extends IncrementSource, AutoCloseable {
        /**
         * Whether the log goes on where the snapshot ended: not so if it is of another server.
         *
         * @return false if nothing can be said of what changed
         */
        boolean isTrusted();

        /**
         * The moment of this reading.
         *
         * @return snapshot to go on from
         */
        String snapshot();

        /**
         * What changed since, one element per kind and symbol.
         *
         * @return in any order
         */
        List<InputChange> changes();

        /**
         * Securities that were ever included.
         *
         * @param benchmark symbol to be left out
         * @return by symbol
         */
        Map<String, Security> securities(String benchmark);

        /**
         * Tells what was published of what was read here, so that the next reading need not read it again.
         *
         * @param increment what was written, and is committed
         * @param build id of the build, the latest one now
         */
        void published(Increment increment, UUID build);

        @Override
        void close();
    }
}
