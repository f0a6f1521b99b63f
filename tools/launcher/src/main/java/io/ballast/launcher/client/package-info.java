/** Talks to the running system over REST: the monitor for all services, and the market simulator. */
package io.ballast.launcher.client;
