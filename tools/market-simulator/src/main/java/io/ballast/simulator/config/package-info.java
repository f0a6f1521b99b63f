/** Settings from the environment, and the market they describe. */
package io.ballast.simulator.config;
