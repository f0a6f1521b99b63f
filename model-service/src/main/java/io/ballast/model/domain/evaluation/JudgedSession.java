package io.ballast.model.domain.evaluation;

import java.time.LocalDate;

/**
 * How a ranking did on one session.
 *
 * @param session the session
 * @param rankIc rank information coefficient, -1 to 1; NaN if it could not be measured
 */
public record JudgedSession(LocalDate session, double rankIc) {}
