package io.ballast.monitor.domain.incident;

import io.ballast.monitor.domain.cause.RootCause;

/**
 * What a rule says now.
 *
 * @param symptom the rule with what was measured, in breach or not
 * @param breached whether it is in breach
 * @param cause where it comes from if it is
 */
public record Finding(Symptom symptom, boolean breached, RootCause cause) {}
