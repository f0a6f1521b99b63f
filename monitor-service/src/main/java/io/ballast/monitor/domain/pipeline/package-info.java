/** Runs of the pipeline and their steps: what is planned, what was seen, and which changes of state are legal. */
package io.ballast.monitor.domain.pipeline;
