/** The monitor's settings, read from variables and checked at start. */
package io.ballast.monitor.config;
