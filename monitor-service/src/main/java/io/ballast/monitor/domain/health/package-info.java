/** Whether the machinery under the pipeline is well: what was measured, and what to do about it. */
package io.ballast.monitor.domain.health;
