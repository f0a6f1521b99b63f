package io.ballast.ingestion.provider.transport;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * What a reply's headers say about when to ask again: {@code Retry-After}, and {@code X-RateLimit-Remaining} with
 * {@code -Reset}. Points in time are measured from the reply's own {@code Date}, so that a clock that is ahead of the
 * provider's does not make us ask too early.
 */
final class RateHeaders {

    /** A rate limit's window, where the provider does not say how long to wait. */
    static final Duration WINDOW = Duration.ofSeconds(60);

    /** Clocks of headers tick in whole seconds. */
    private static final Duration TICK = Duration.ofSeconds(1);

    /** Longer than this nobody means. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final int MAX_DIGITS = 15;

    private final Reply reply;
    private final Instant now;

    RateHeaders(Reply reply, Instant received) {
        this.reply = reply;
        this.now = reply.header("Date").flatMap(RateHeaders::date).orElse(received);
    }

    /** How long to wait after a refusal for the rate limit, at least a second. */
    Duration afterRefusal() {
        Duration asked = retryAfter().or(this::untilReset).orElse(WINDOW);
        return asked.compareTo(TICK) < 0 ? TICK : asked;
    }

    /** How long the provider asks to be left alone, empty if it does not. */
    Optional<Duration> retryAfter() {
        return reply.header("Retry-After")
                .flatMap(text -> seconds(text).map(Duration::ofSeconds).or(() -> date(text.strip())
                        .map(this::until)))
                .map(RateHeaders::bounded);
    }

    /** How long until there is quota again, empty if there is some left or nothing is said. */
    Optional<Duration> whenUsedUp() {
        boolean usedUp = reply.header("X-RateLimit-Remaining")
                .flatMap(RateHeaders::seconds)
                .filter(left -> left == 0)
                .isPresent();
        return usedUp ? untilReset() : Optional.empty();
    }

    private Optional<Duration> untilReset() {
        return reply.header("X-RateLimit-Reset")
                .flatMap(RateHeaders::seconds)
                .map(second -> bounded(until(Instant.ofEpochSecond(second)).plus(TICK)));
    }

    private Duration until(Instant instant) {
        return Duration.between(now, instant);
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static Optional<Long> seconds(String text) {
        String digits = text.strip();
        boolean number = !digits.isEmpty() && digits.chars().allMatch(letter -> letter >= '0' && letter <= '9');
        return number && digits.length() <= MAX_DIGITS ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
