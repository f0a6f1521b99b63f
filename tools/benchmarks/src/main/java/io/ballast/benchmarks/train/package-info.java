/** Fitting models, beside the bare calls of the libraries that do the work. */
package io.ballast.benchmarks.train;
