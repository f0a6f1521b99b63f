/** What can be done with a simulated market: look at it as of its clock, and move the clock. */
package io.ballast.simulator.application;
