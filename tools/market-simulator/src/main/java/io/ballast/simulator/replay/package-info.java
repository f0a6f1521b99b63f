/** Reads a directory of recorded CSV files; a file that is not as expected stops the reading with its line. */
package io.ballast.simulator.replay;
