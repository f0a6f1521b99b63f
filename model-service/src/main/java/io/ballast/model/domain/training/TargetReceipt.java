package io.ballast.model.domain.training;

import io.ballast.model.domain.evaluation.Estimate;

/**
 * What a model gives up by learning the fallback target in place of the primary one. Both were learned on the same folds,
 * and both rankings are judged by the executable return of the primary target, session by session.
 *
 * @param model the model's name
 * @param primary rank information coefficient of the one that learned the primary target
 * @param fallback that of the one that learned the fallback target, its predictions neutral to beta as they are published
 * @param cost the primary's less the fallback's, paired by session; above 0: the fallback ranks worse
 */
public record TargetReceipt(String model, Estimate primary, Estimate fallback, Estimate cost) {}
