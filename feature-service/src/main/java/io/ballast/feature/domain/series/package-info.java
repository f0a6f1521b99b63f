/** The input series of one symbol and of the benchmark, windows over them, and the block of columns computed from them. */
package io.ballast.feature.domain.series;
