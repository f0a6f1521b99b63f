/** Where a symbol stands among the included symbols of its session. */
package io.ballast.feature.domain.crosssection;
