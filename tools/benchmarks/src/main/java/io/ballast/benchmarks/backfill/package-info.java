/** How near the backfill's controller comes, in virtual time, to the best fixed plan that a search finds in hindsight. */
package io.ballast.benchmarks.backfill;
