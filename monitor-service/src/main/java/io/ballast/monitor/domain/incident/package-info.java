/** Incidents: one per root cause, from the first symptom to the last. */
package io.ballast.monitor.domain.incident;
