package io.ballast.feature.domain.increment;

import io.ballast.feature.domain.build.PublishedRow;

/**
 * A row that is to be stored.
 *
 * @param row what it is now
 * @param stored whether there is one to be replaced
 */
public record RowChange(PublishedRow row, boolean stored) {}
