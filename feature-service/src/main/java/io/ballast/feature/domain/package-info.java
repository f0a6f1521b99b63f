/** Rules and numbers of the feature service: plain Java over primitive arrays, no framework. */
package io.ballast.feature.domain;
