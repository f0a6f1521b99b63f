package io.ballast.ingestion.application;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

import io.ballast.ingestion.application.ProviderException.Kind;
import io.ballast.ingestion.config.BackfillSettings;
import io.ballast.ingestion.domain.backfill.Patience;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.kit.operation.OperationPutOffException;
import io.ballast.kit.operation.OperationWait;

/**
 * Waits for a provider that does not answer, longer after each failure in a row, and says so in the operation. Short pauses
 * are slept; for a long one the operation is put off, leaves its thread, and goes on with what is stored. Only failures that
 * time may heal are waited out: others are borne a few times, a refused key never. For one thread.
 */
final class Waiting {

    private static final Logger LOG = Logger.getLogger(Waiting.class);
    private static final Duration NAP = Duration.ofMillis(200);

    /** Beginning anew costs more than to hold a thread for so long. */
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(20);

    private final OperationContext operation;
    private final BackfillSettings settings;
    private final Patience patience;
    private final boolean leaves;
    private int otherFailures;

    /** Waits as long as the settings say, going on where the operation was put off. */
    Waiting(OperationContext operation, BackfillSettings settings) {
        this(operation, settings, true);
        operation.waited().ifPresent(waited -> patience.resume(waited.since(), waited.failures()));
    }

    private Waiting(OperationContext operation, BackfillSettings settings, boolean leaves) {
        this.operation = operation;
        this.settings = settings;
        this.leaves = leaves;
        this.patience = new Patience(settings.sleepOnError(), settings.patience());
    }

    /** Waits as long as the settings say without ever leaving the thread: for work that would begin from its start. */
    static Waiting inPlace(OperationContext operation, BackfillSettings settings) {
        return new Waiting(operation, settings, false);
    }

    /**
     * Waits after a failure.
     *
     * @return false if it is not to be tried again
     * @throws OperationFailedException if the key was refused
     * @throws OperationPutOffException if the pause is a long one
     */
    boolean again(RuntimeException failure) {
        if (failure instanceof ProviderException refused && refused.kind() == Kind.UNAUTHORIZED) {
            throw new OperationFailedException(
                    message(failure), "Correct the key of the provider and start the service again.");
        }
        boolean passes = failure instanceof ProviderException failed && failed.kind() == Kind.FAILED;
        otherFailures = passes ? 0 : otherFailures + 1;
        Optional<Duration> pause = patience.failed(Instant.now());
        if (pause.isEmpty() || otherFailures >= Patience.FEWEST_FAILURES) {
            return false;
        }
        String why = why(failure, pause.get());
        LOG.warnf("%s %s", operation.type().replace('-', '_'), why);
        if (leaves && passes && pause.get().compareTo(LONGEST_SLEEP) > 0) {
            throw new OperationPutOffException(
                    why, pause.get(), new OperationWait(patience.since(), patience.failures()));
        }
        operation.waits(why);
        pause(pause.get());
        return true;
    }

    /** The work gets on: the next failure is the first one. */
    void goesOn() {
        patience.restart();
        otherFailures = 0;
        operation.waits(null);
    }

    /**
     * Asks until there is an answer.
     *
     * @param what is asked for
     * @throws ProviderException if time brings none
     * @throws OperationFailedException if it was waited for in vain
     */
    <T> T untilAnswered(String what, Supplier<T> call) {
        while (true) {
            operation.checkpoint();
            try {
                T answer = call.get();
                goesOn();
                return answer;
            } catch (ProviderException failed) {
                if (failed.kind() == Kind.UNAVAILABLE || failed.kind() == Kind.REFUSED) {
                    throw failed;
                }
                if (!again(failed)) {
                    throw inVain(what, failed);
                }
            }
        }
    }

    /** What ends an operation that waited in vain. */
    OperationFailedException inVain(String at, RuntimeException failure) {
        return new OperationFailedException(
                "Gave up after " + patience.failures() + " failures in a row since " + seconds(patience.since())
                        + ", the last at " + at + ": " + message(failure),
                "Check the provider (GET /api/v1/providers) and the database, then start it again: it goes on with what"
                        + " is missing.");
    }

    /** Waits, or less if the operation is to stop. */
    void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            operation.checkpoint();
            try {
                Thread.sleep(Math.min(NAP.toMillis(), Math.max(1, (end - System.nanoTime()) / 1_000_000)));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new OperationFailedException("interrupted while pausing", "Start it again.");
            }
        }
    }

    /** What a failure says. */
    static String message(RuntimeException failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private String why(RuntimeException failure, Duration pause) {
        Instant next = Instant.now().plus(pause);
        return "waiting since %s, until %s at the latest, next attempt at %s: %s"
                .formatted(seconds(patience.since()), seconds(latest(next)), seconds(next), message(failure));
    }

    private Instant latest(Instant next) {
        return patience.until().isBefore(next) ? next : patience.until();
    }

    private static Instant seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
