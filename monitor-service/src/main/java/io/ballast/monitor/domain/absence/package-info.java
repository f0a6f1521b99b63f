/** Why a cell has no bar, and whether that can be changed. */
package io.ballast.monitor.domain.absence;
