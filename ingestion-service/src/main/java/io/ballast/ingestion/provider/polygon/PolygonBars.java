package io.ballast.ingestion.provider.polygon;

import io.ballast.ingestion.provider.reply.BodyBars;

/**
 * A reply with bars.
 *
 * @param bars its rows
 * @param adjusted whether the provider says the prices are adjusted for splits
 * @param nextUrl address of the next page, null on the last one
 */
record PolygonBars(BodyBars bars, boolean adjusted, String nextUrl) {}
