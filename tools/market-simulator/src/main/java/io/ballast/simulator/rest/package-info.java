/** The simulator's own interface: its market and its clock. */
package io.ballast.simulator.rest;
