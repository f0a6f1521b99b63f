package io.ballast.model.domain.registry;

/**
 * One question of the promotion gate with its answer.
 *
 * @param name what was asked, kebab case
 * @param value what was found; null if there is no figure
 * @param threshold what it was compared with; null if there is none
 * @param passed whether it lets the training pass
 * @param explanation the answer in a sentence
 */
public record GateCheck(String name, Double value, Double threshold, boolean passed, String explanation) {}
