/** The ingestion service: from the replies of market-data providers to bars that others may rely on. */
package io.ballast.ingestion;
