/**
 * Client of Alpaca: bars of many symbols in one call, whose pages are joined, and a batch that one bad symbol spoils is cut
 * in halves until only that one is left out.
 */
package io.ballast.ingestion.provider.alpaca;
