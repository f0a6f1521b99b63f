/** Which gaps are to be repaired now, and which are not: facts, waiting times, budgets, and the brake. */
package io.ballast.monitor.domain.healing;
