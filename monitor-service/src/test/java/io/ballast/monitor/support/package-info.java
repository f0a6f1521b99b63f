/** What the tests of the monitor share. */
package io.ballast.monitor.support;
