/** The declared features and targets: names, units, formulas in words, inputs, reach and family, in publishing order. */
package io.ballast.feature.domain.definition;
