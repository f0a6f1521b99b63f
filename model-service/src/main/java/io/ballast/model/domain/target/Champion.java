package io.ballast.model.domain.target;

import java.time.LocalDate;
import java.util.Objects;

/**
 * The models that predict until better ones come.
 *
 * @param session the session they were trained for
 * @param target what they predict
 * @param age sessions from then to the session that is to be predicted, 0 or more
 */
public record Champion(LocalDate session, Target target, int age) {

    /** Sessions after which models are too old to stand in for a training. */
    static final int MAX_AGE = 20;

    /** Checks the age. */
    public Champion {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(target, "target");
        if (age < 0) {
            throw new IllegalArgumentException(
                    "models of " + session + " are " + age + " sessions old: they would know the future");
        }
    }

    /** Whether they may stand in for a training. */
    public boolean isYoungEnough() {
        return age <= MAX_AGE;
    }
}
