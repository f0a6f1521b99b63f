/** Features of the benchmark, and of a symbol measured against it. */
package io.ballast.feature.domain.market;
