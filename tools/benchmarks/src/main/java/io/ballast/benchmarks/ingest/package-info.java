/** How fast bars get into the database, beside the two ways PostgreSQL offers by itself. */
package io.ballast.benchmarks.ingest;
