package io.ballast.monitor.rest;

import io.ballast.monitor.domain.rule.Check;
import io.ballast.monitor.domain.rule.Verdict;

/**
 * One comparison.
 *
 * @param name what was compared
 * @param status its outcome
 * @param value what was measured, null if nothing was
 * @param threshold what it was compared with
 * @param message a sentence for people
 */
public record CheckReply(String name, Verdict status, Double value, Double threshold, String message) {

    static CheckReply of(Check check) {
        return new CheckReply(check.name(), check.verdict(), check.value(), check.threshold(), check.message());
    }
}
