/** The page people look at. */
package io.ballast.monitor.console;
