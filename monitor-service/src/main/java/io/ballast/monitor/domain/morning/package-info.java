/** What a person reads before the open: what changed since the last session, and what became of the names that are held. */
package io.ballast.monitor.domain.morning;
