/** The monitor over REST: verdicts, runs, the clock, and the door to the other services. */
package io.ballast.monitor.rest;
