/** Settings of the feature service, read from variables and checked at start. */
package io.ballast.feature.config;
