/** A build of what changed: which rows a change can reach, and what they and the cross-sections they belong to are now. */
package io.ballast.feature.domain.increment;
