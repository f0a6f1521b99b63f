/**
 * Durable jobs: recorded first, then run by whichever replica claims them, with heartbeat, attempts, progress and
 * cancellation. REST, events and schedules all start work in this one way.
 */
package io.ballast.kit.operation;
