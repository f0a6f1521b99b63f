/** To be described. */
package io.ballast.kernel;
