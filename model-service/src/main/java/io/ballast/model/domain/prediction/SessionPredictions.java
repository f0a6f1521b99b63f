package io.ballast.model.domain.prediction;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import io.ballast.model.domain.target.Target;

/**
 * What one version of a model predicts for the members of a session.
 *
 * @param session the session whose close the prediction is made at
 * @param model name of the model
 * @param version its version
 * @param target what is predicted
 * @param symbols the symbols, ascending
 * @param values a finite value per symbol: higher means a higher expected return
 */
public record SessionPredictions(
        LocalDate session, String model, String version, Target target, List<String> symbols, double[] values) {

    /** Checks that there is one finite value per symbol. */
    public SessionPredictions {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(target, "target");
        symbols = List.copyOf(symbols);
        if (symbols.size() != values.length) {
            throw new IllegalArgumentException(
                    values.length + " predictions of " + model + " for " + symbols.size() + " symbols");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(model + " predicts " + values[i] + " for " + symbols.get(i) + " on "
                        + session + "; a finite number is expected");
            }
        }
    }

    /** The same with other values. */
    public SessionPredictions withValues(double[] others) {
        return new SessionPredictions(session, model, version, target, symbols, others);
    }
}
