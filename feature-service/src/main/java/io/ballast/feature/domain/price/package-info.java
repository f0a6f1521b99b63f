/** Features of a symbol's own adjusted prices. */
package io.ballast.feature.domain.price;
