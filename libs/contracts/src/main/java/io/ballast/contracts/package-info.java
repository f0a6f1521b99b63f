/** To be described. */
package io.ballast.contracts;
