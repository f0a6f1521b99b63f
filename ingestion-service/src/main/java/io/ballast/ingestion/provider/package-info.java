/** Clients of market-data providers: one package each, on top of one transport. */
package io.ballast.ingestion.provider;
