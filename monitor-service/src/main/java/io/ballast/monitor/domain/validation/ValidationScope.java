package io.ballast.monitor.domain.validation;

import java.time.LocalDate;
import java.util.List;

/**
 * What a validation looks at.
 *
 * @param from first session; null for all that is stored
 * @param symbols symbols; empty for all
 */
public record ValidationScope(LocalDate from, List<String> symbols) {

    /** Copies the list. */
    public ValidationScope {
        symbols = List.copyOf(symbols);
    }
}
