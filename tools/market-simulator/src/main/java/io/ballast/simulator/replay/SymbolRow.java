package io.ballast.simulator.replay;

import java.util.function.IntFunction;

/**
 * A row whose security has its final place only when all files are read.
 *
 * @param <T> what the row becomes
 * @param number of the symbol in the order of appearance
 * @param item makes it from the security's place
 */
record SymbolRow<T>(int number, IntFunction<T> item) {}
