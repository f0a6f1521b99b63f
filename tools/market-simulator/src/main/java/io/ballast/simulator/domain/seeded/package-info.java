/** A market made from a seed: companies, factors, prices with a weak planted signal, actions and filings. */
package io.ballast.simulator.domain.seeded;
