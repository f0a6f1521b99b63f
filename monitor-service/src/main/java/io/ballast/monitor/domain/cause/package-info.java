/** Why something is missing: where in the chain it began, and what began it. */
package io.ballast.monitor.domain.cause;
