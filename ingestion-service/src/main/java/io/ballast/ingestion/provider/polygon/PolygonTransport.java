package io.ballast.ingestion.provider.polygon;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import jakarta.ws.rs.ProcessingException;

import org.jboss.resteasy.reactive.RestResponse;

import io.ballast.ingestion.application.ProviderException;
import io.ballast.ingestion.application.ProviderException.Kind;
import io.ballast.ingestion.provider.ProviderState;

/**
 * One call with everything that belongs to it: the key, the status, waiting and trying again where that can help.
 * Waiting is shared by all threads, since the provider counts per key.
 */
final class PolygonTransport {

    private static final int MAX_ATTEMPTS = 5;
    private static final int MAX_RATE_WAITS = 20;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final Duration KEY_LOCK = Duration.ofMinutes(10);

    private final PolygonApi api;
    private final PolygonAddress address;
    private final String authorization;
    private final InstantSource time;
    private final Pauses pauses;
    private final RateGate gate;
    private final RateGate keyLock;
    private final ProviderState state;

    PolygonTransport(
            PolygonApi api,
            PolygonAddress address,
            String apiKey,
            InstantSource time,
            Pauses pauses,
            ProviderState state) {
        this.api = api;
        this.address = address;
        this.authorization = "Bearer " + apiKey;
        this.time = time;
        this.pauses = pauses;
        this.gate = new RateGate(time, pauses);
        this.keyLock = new RateGate(time, pauses);
        this.state = state;
    }

    /**
     * Asks for a path and reads the answer.
     *
     * @param target path and query
     * @return empty if the provider knows nothing of what the path names (404)
     */
    <T> Optional<T> get(String target, ReplyParser<T> parser) {
        int failures = 0;
        int rateWaits = 0;
        while (true) {
            requireUsableKey(target);
            Answer<T> answer = attempt(target, parser);
            if (answer.problem() == null) {
                state.succeeded();
                return Optional.ofNullable(answer.value());
            }
            state.failed(answer.problem().getMessage());
            if (answer.holdOff() != null && ++rateWaits <= MAX_RATE_WAITS) {
                gate.closeFor(answer.holdOff());
            } else if (answer.holdOff() == null && answer.mayRetry() && ++failures < MAX_ATTEMPTS) {
                pause(target, pauses.afterError(failures));
            } else {
                throw answer.problem();
            }
        }
    }

    /**
     * How one attempt went.
     *
     * @param value what was read, null if there is nothing or a problem
     * @param problem null if all went well
     * @param mayRetry whether the same call may work soon
     * @param holdOff how long the provider wants to be left alone, null if it did not say
     */
    private record Answer<T>(T value, ProviderException problem, boolean mayRetry, Duration holdOff) {

        static <T> Answer<T> of(T value) {
            return new Answer<>(value, null, false, null);
        }

        static <T> Answer<T> problem(ProviderException problem) {
            return new Answer<>(null, problem, problem.kind() == Kind.FAILED, null);
        }
    }

    private <T> Answer<T> attempt(String target, ReplyParser<T> parser) {
        try {
            gate.pass();
            state.called();
            RestResponse<byte[]> response = api.get(address.uri(target), authorization);
            byte[] body = response.getEntity() == null ? new byte[0] : response.getEntity();
            return response.getStatus() == 200 ? read(target, body, parser) : refused(target, response, body);
        } catch (InterruptedException interrupted) {
            throw interrupted(target, interrupted);
        } catch (ProcessingException failed) {
            return Answer.problem(exception(Kind.FAILED, target, "no answer: " + reasonOf(failed), failed));
        } catch (RuntimeException failed) {
            if (rootOf(failed) instanceof TimeoutException) {
                return Answer.problem(exception(Kind.FAILED, target, "no answer in time", failed));
            }
            throw failed;
        }
    }

    private <T> Answer<T> read(String target, byte[] body, ReplyParser<T> parser) {
        try {
            return Answer.of(parser.parse(body));
        } catch (IOException malformed) {
            String detail = "an answer that cannot be read (" + body.length + " bytes): " + malformed.getMessage();
            return Answer.problem(exception(Kind.FAILED, target, detail, malformed));
        }
    }

    private <T> Answer<T> refused(String target, RestResponse<byte[]> response, byte[] body) {
        int status = response.getStatus();
        String said = "HTTP " + status + ErrorText.of(body);
        return switch (status) {
            case 404 -> Answer.of(null);
            case 401 -> {
                keyLock.closeFor(KEY_LOCK);
                yield Answer.problem(exception(Kind.UNAUTHORIZED, target, said, null));
            }
            case 403 -> Answer.problem(exception(Kind.UNAVAILABLE, target, said, null));
            case 429 -> new Answer<>(null, exception(Kind.FAILED, target, said, null), true, retryAfter(response));
            default -> Answer.problem(exception(status >= 500 ? Kind.FAILED : Kind.REFUSED, target, said, null));
        };
    }

    private Duration retryAfter(RestResponse<byte[]> response) {
        String header = response.getHeaderString("Retry-After");
        Duration wait = header == null ? Pauses.RATE_LIMIT_WINDOW : parseRetryAfter(header.strip());
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            return LONGEST_WAIT;
        }
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private Duration parseRetryAfter(String header) {
        try {
            return header.chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Long.parseLong(header))
                    : Duration.between(
                            time.instant(), ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeParseException | NumberFormatException unreadable) {
            return Pauses.RATE_LIMIT_WINDOW;
        }
    }

    private void requireUsableKey(String target) {
        if (keyLock.left().compareTo(Duration.ZERO) > 0) {
            throw exception(
                    Kind.UNAUTHORIZED,
                    target,
                    "not asked, because the key was refused before. Correct POLYGON_API_KEY and start again",
                    null);
        }
    }

    private void pause(String target, Duration duration) {
        try {
            pauses.sleep(duration);
        } catch (InterruptedException interrupted) {
            throw interrupted(target, interrupted);
        }
    }

    private static ProviderException interrupted(String target, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return exception(Kind.FAILED, target, "given up because the service stops", cause);
    }

    private static ProviderException exception(Kind kind, String target, String what, Throwable cause) {
        return new ProviderException(
                kind, PolygonProvider.NAME + " " + PolygonAddress.path(target) + ": " + what, cause);
    }

    private static String reasonOf(Throwable failed) {
        Throwable root = rootOf(failed);
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private static Throwable rootOf(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
