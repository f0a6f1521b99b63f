/** Feature builds on a real database: from the published bars to published features. */
package io.ballast.benchmarks.build;
