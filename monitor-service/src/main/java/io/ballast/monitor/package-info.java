/** The monitor: sees what all services say, judges it, certifies sessions, runs the pipeline, shows it all. */
package io.ballast.monitor;
