/** Bars that can be true and are suspect all the same, measured against their own symbol's past. */
package io.ballast.ingestion.domain.suspect;
