/** To be described. */
package io.ballast.kit;
