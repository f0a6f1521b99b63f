/** {@code ./ballast bench}: finds the workloads, runs ours and each peer in a JVM of its own, and compares them. */
package io.ballast.benchmarks;
