/** Columns of primitive numbers over symbols and sessions. Missing is NaN, never zero. */
package io.ballast.kernel.panel;
