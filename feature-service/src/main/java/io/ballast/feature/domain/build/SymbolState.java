package io.ballast.feature.domain.build;

import io.ballast.feature.domain.universe.Security;

/**
 * What the last build knew of a symbol.
 *
 * @param security listing and membership
 * @param firstBar calendar ordinal of its first bar, -1 if it had none
 * @param lastBar calendar ordinal of its last bar, -1 if it had none
 */
public record SymbolState(Security security, int firstBar, int lastBar) {}
