/** Checks that anybody can run: that what was published can be made again from what is stored. */
package io.ballast.feature.domain.proof;
