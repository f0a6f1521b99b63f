package io.ballast.ingestion.provider.alpaca;

/**
 * One page of a reply.
 *
 * @param rows what it holds
 * @param nextToken leads to the next page, null on the last one
 */
record AlpacaPage<T>(T rows, String nextToken) {}
