/** Clients of market-data providers. */
package io.ballast.ingestion.provider;
