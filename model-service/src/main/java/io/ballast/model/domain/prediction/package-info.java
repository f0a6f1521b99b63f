/** Predictions of a session, the blend of several models, and what identifies both. */
package io.ballast.model.domain.prediction;
