package io.ballast.model.application;

import io.ballast.model.domain.registry.PromotionGate;

/**
 * How trainings become champion.
 *
 * @param gate what they must show
 * @param automatic whether one that shows it becomes champion at once; otherwise a person promotes it
 */
public record PromotionSettings(PromotionGate gate, boolean automatic) {}
