/** The feature service: point-in-time features and targets of every included symbol, built from published bars. */
package io.ballast.feature;
