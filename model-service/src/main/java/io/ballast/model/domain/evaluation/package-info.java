/** How well a ranking foretold what could be earned: metrics per session, their means and their uncertainty. */
package io.ballast.model.domain.evaluation;
