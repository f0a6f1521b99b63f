/** What the monitor does, a class per use case, and the ports it needs for that. */
package io.ballast.monitor.application;
