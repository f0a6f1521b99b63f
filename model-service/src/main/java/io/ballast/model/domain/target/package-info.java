/**
 * Which target a run trains on. The primary one is the forward return less the market's part; where too few cells have it
 * the run falls back to the plain forward return, and says so.
 */
package io.ballast.model.domain.target;
