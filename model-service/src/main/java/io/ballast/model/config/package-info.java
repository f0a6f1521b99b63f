/** Settings read from variables at start, and the plain objects made of them. */
package io.ballast.model.config;
