/** Features of traded volume, liquidity, and volume against shares outstanding. */
package io.ballast.feature.domain.volume;
