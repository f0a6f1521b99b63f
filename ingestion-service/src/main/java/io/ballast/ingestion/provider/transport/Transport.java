package io.ballast.ingestion.provider.transport;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

import io.vertx.core.Vertx;

import io.ballast.ingestion.application.CallLog;
import io.ballast.ingestion.application.ProviderException;
import io.ballast.ingestion.application.ProviderException.Kind;
import io.ballast.ingestion.application.ProviderReport;
import io.ballast.ingestion.domain.call.CallControl.Outcome;
import io.ballast.ingestion.domain.call.CallQuota;
import io.ballast.ingestion.provider.transport.Attempt.Next;

/**
 * Asks a provider: waits for its quota, tries again where that can help, and tells in an exception what happened, never
 * the key. Safe for use by several threads.
 */
public final class Transport {

    private static final int MAX_ATTEMPTS = 5;
    private static final int MAX_RATE_WAITS = 20;
    private static final Duration KEY_LOCK = Duration.ofMinutes(10);

    private final Endpoint endpoint;
    private final RefusalRule refusals;
    private final HttpCaller caller;
    private final InstantSource time;
    private final Pauses pauses;
    private final Spending spending;
    private final Admission admission;
    private final Secrets secrets;
    private final ProviderState state;
    private volatile Instant keyLockedUntil = Instant.MIN;

    /**
     * @param vertx whose threads carry the calls
     * @param endpoint where to ask
     * @param limits of each attempt
     * @param quota what the plan allows, empty if nothing is known of a limit
     * @param log of what earlier processes spent of it
     * @param refusals what the provider means by refusing
     * @param time for waiting
     * @param pauses how long to wait after an error
     */
    public Transport(
            Vertx vertx,
            Endpoint endpoint,
            CallLimits limits,
            Optional<CallQuota> quota,
            CallLog log,
            RefusalRule refusals,
            InstantSource time,
            Pauses pauses) {
        this.endpoint = endpoint;
        this.refusals = refusals;
        this.caller = new HttpCaller(vertx, endpoint, limits);
        this.time = time;
        this.pauses = pauses;
        this.spending = new Spending(log, endpoint, quota, time);
        this.admission = new Admission(time, pauses, quota, spending);
        this.secrets = new Secrets(endpoint.keyHeaders().values());
        this.state = new ProviderState(endpoint.provider(), time);
    }

    /**
     * Asks for a path and reads the answer.
     *
     * @param target path and query, never with a key
     * @param parser reads the body of status 200
     * @return empty if the provider knows nothing of what the path names (404)
     * @throws ProviderException if there is no answer to be had
     */
    public <T> Optional<T> get(String target, ReplyParser<T> parser) {
        URI uri = uri(target);
        int failures = 0;
        int rateWaits = 0;
        Optional<ProviderException> last = Optional.empty();
        while (true) {
            Attempt<T> attempt = attempt(uri, target, parser, last);
            switch (attempt.next()) {
                case DONE:
                    return Optional.ofNullable(attempt.value());
                case AFTER_ERROR:
                    if (++failures == MAX_ATTEMPTS) {
                        throw attempt.problem();
                    }
                    last = Optional.of(attempt.problem());
                    pause(target, pauses.afterError(failures));
                    break;
                case AFTER_RATE_LIMIT:
                    if (++rateWaits > MAX_RATE_WAITS) {
                        throw attempt.problem();
                    }
                    break;
                default:
                    throw attempt.problem();
            }
        }
    }

    /** How the provider did until now. */
    public ProviderReport report() {
        return state.report(admission.concurrency(), admission.interval());
    }

    /** A failure of this provider, for a client that finds one in what it read. */
    public ProviderException failure(Kind kind, String target, String what, Throwable cause) {
        String message = endpoint.provider() + " " + Endpoint.path(target) + ": " + what;
        return new ProviderException(kind, secrets.hide(message), secrets.harmless(cause));
    }

    private URI uri(String target) {
        try {
            return endpoint.uri(target);
        } catch (IllegalArgumentException unusable) {
            throw failure(Kind.FAILED, "", "not asked: " + unusable.getMessage(), null);
        }
    }

    private <T> Attempt<T> attempt(URI uri, String target, ReplyParser<T> parser, Optional<ProviderException> last) {
        try {
            Instant begun = enter(target, last);
            Outcome outcome = Outcome.LEFT;
            try {
                Attempt<T> attempt = call(uri, target, parser);
                outcome = note(attempt);
                return attempt;
            } finally {
                admission.end(begun, outcome);
            }
        } catch (InterruptedException interrupted) {
            throw interrupted(target, interrupted);
        }
    }

    private Outcome note(Attempt<?> attempt) {
        if (attempt.next() == Next.AFTER_RATE_LIMIT) {
            state.refused(attempt.problem().getMessage());
            return Outcome.REFUSED;
        }
        if (attempt.problem() == null) {
            state.succeeded();
        } else {
            state.failed(attempt.problem().getMessage());
        }
        return attempt.next() == Next.AFTER_ERROR ? Outcome.FAILED : Outcome.ANSWERED;
    }

    private Instant enter(String target, Optional<ProviderException> last) throws InterruptedException {
        if (keyLockedUntil.isAfter(time.instant())) {
            throw failure(
                    Kind.UNAUTHORIZED,
                    target,
                    "not asked, because the key was refused before. Correct " + endpoint.keyVariable()
                            + " and start again",
                    null);
        }
        return admission.enter().orElseThrow(() -> last.orElseGet(() -> notAsked(target)));
    }

    private ProviderException notAsked(String target) {
        Duration closed = admission.closedFor();
        if (closed.isZero()) {
            ProviderReport report = report();
            String why = "not asked, since the last %d calls failed, the last one with: %s"
                    .formatted(report.failuresInARow(), report.lastError());
            return failure(Kind.FAILED, target, why, null);
        }
        String until = time.instant().plus(closed).toString();
        return failure(Kind.FAILED, target, "not asked, for the provider wants to be left alone until " + until, null);
    }

    private <T> Attempt<T> call(URI uri, String target, ReplyParser<T> parser) throws InterruptedException {
        Reply reply;
        try {
            reply = send(uri);
        } catch (TooLargeException tooLarge) {
            return Attempt.problem(failure(Kind.FAILED, target, tooLarge.getMessage(), null), Next.GIVE_UP);
        } catch (IOException failed) {
            return Attempt.problem(
                    failure(Kind.FAILED, target, "no answer: " + reasonOf(failed), failed), Next.AFTER_ERROR);
        }
        RateHeaders said = new RateHeaders(reply, time.instant());
        said.whenUsedUp().ifPresent(admission::closeFor);
        return reply.status() == 200 ? read(target, reply.body(), parser) : refused(target, reply, said);
    }

    private Reply send(URI uri) throws IOException, InterruptedException {
        OptionalLong number = spending.begin();
        try {
            state.called();
            return caller.get(uri);
        } finally {
            spending.end(number);
        }
    }

    private <T> Attempt<T> read(String target, byte[] body, ReplyParser<T> parser) {
        try {
            return Attempt.done(parser.parse(body));
        } catch (IOException malformed) {
            String detail = "an answer that cannot be read (" + body.length + " bytes): " + malformed.getMessage();
            return Attempt.problem(failure(Kind.FAILED, target, detail, malformed), Next.AFTER_ERROR);
        }
    }

    private <T> Attempt<T> refused(String target, Reply reply, RateHeaders said) {
        int status = reply.status();
        String text = ErrorText.of(reply.body());
        switch (status) {
            case 404:
                return Attempt.done(null);
            case 429:
                hold(said.afterRefusal());
                return Attempt.problem(failure(Kind.FAILED, target, "HTTP 429" + text, null), Next.AFTER_RATE_LIMIT);
            default:
                if (mayPass(status)) {
                    said.retryAfter().ifPresent(this::hold);
                    return Attempt.problem(
                            failure(Kind.FAILED, target, "HTTP " + status + text, null), Next.AFTER_ERROR);
                }
                Kind kind = status >= 500 ? Kind.FAILED : refusals.kind(status, text);
                if (kind == Kind.UNAUTHORIZED) {
                    keyLockedUntil = time.instant().plus(KEY_LOCK);
                }
                return Attempt.problem(failure(kind, target, "HTTP " + status + text, null), Next.GIVE_UP);
        }
    }

    /** Whether it may be different soon; "not implemented" and "version not supported" will not. */
    private static boolean mayPass(int status) {
        return status == 408 || status == 425 || status >= 500 && status != 501 && status != 505;
    }

    private void hold(Duration asked) {
        admission.closeFor(asked.plus(pauses.beyond(asked)));
    }

    private void pause(String target, Duration duration) {
        try {
            pauses.sleep(duration);
        } catch (InterruptedException interrupted) {
            throw interrupted(target, interrupted);
        }
    }

    private ProviderException interrupted(String target, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return failure(Kind.FAILED, target, "given up because the service stops", cause);
    }

    private static String reasonOf(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
