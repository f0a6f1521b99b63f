/** Which securities belong to the universe, since when, and why. */
package io.ballast.ingestion.domain.universe;
