/** What the monitor hears. */
package io.ballast.monitor.messaging;
