package io.ballast.monitor.domain.morning;

import java.time.LocalDate;

/**
 * A split or a dividend on its day.
 *
 * @param symbol whose
 * @param exDate first session it shows on
 * @param detail what it is in words, such as {@code split 2 for 1}
 */
public record ActionDay(String symbol, LocalDate exDate, String detail) {}
