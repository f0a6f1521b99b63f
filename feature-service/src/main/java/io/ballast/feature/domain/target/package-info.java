/** Labels: what a symbol earned after a session. Never an input of a feature. */
package io.ballast.feature.domain.target;
