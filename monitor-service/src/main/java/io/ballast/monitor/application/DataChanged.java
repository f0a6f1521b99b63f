package io.ballast.monitor.application;

/**
 * Something the status board shows has changed.
 *
 * @param figures whether figures may have changed, not only the state of a run
 */
public record DataChanged(boolean figures) {}
