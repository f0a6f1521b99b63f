/** Securities, when they belonged to the universe, and when a cell of them is expected. */
package io.ballast.feature.domain.universe;
