/** Features of a seeded market: our kernels, and peers over the same panel. */
package io.ballast.benchmarks.feature;
