/** Use cases of the feature service and the ports they need. */
package io.ballast.feature.application;
