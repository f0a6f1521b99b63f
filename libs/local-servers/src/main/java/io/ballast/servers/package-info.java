/** To be described. */
package io.ballast.servers;
