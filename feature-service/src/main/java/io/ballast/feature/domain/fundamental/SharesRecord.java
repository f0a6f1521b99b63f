package io.ballast.feature.domain.fundamental;

/**
 * A count of shares outstanding.
 *
 * @param asOf epoch day the count refers to
 * @param knownOn epoch day it became known
 * @param shares count, as of that day's splits; NaN where missing
 */
public record SharesRecord(int asOf, int knownOn, double shares) {}
