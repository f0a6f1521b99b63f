/** The pace of the historical backfill: which window of dates is fetched next. */
package io.ballast.ingestion.domain.backfill;
