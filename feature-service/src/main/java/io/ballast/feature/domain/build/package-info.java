/** A build: from the stored panel of bars to the features of every cell, symbol by symbol. */
package io.ballast.feature.domain.build;
