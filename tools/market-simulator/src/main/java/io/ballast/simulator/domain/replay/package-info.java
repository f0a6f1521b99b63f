/** A market read from recorded bars: columns in memory, served exactly as they were recorded. */
package io.ballast.simulator.domain.replay;
