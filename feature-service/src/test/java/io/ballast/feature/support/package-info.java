/** Data and panels for tests. */
package io.ballast.feature.support;
