/** The monitor's tables, and its reads of what the other services publish. */
package io.ballast.monitor.persistence;
