/** What every provider's wire format needs: JSON without trees, hashes as identifiers, a count of requests. */
package io.ballast.simulator.wire;
