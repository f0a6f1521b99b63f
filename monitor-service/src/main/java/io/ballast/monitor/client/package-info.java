/** The other services as the monitor reaches them: over HTTP. */
package io.ballast.monitor.client;
