/** What a session should have had, and what it has: expected cells, symbols with features, feature and target coverage. */
package io.ballast.feature.domain.coverage;
