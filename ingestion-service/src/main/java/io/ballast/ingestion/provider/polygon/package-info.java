/**
 * Client of Polygon, also called Massive: lenient in reading, strict about where the key goes, patient with its rate
 * limit.
 */
package io.ballast.ingestion.provider.polygon;
