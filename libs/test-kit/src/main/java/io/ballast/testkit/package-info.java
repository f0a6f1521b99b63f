/** To be described. */
package io.ballast.testkit;
