/** What providers announce of the exchange's days, beside the calendar of our own. */
package io.ballast.ingestion.domain.calendar;
