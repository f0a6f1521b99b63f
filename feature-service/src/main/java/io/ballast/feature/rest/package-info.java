/** Reads of features, coverage and builds under /api/v1. */
package io.ballast.feature.rest;
