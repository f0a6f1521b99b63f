/** Faults on demand: what goes wrong with providers, ordered over REST, drawn from a seed, and bounded. */
package io.ballast.simulator.fault;
