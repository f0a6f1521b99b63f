/** Rules of the monitor in plain Java. */
package io.ballast.monitor.domain;
