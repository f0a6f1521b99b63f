/** How well a ranking foretold what could be earned: rank information coefficients and their uncertainty. */
package io.ballast.model.domain.evaluation;
