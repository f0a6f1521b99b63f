/** What became of predictions after they were published: what they earned, and whether the world has drifted. */
package io.ballast.model.domain.live;
