/** Which security a ticker names on which day: renames and re-used tickers. */
package io.ballast.ingestion.domain.identity;
