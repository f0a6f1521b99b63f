/**
 * The exchange calendar: which dates are sessions, how they are numbered, when they open and close, and when the bars of
 * a session are due. The dates of closures and early closes are data files beside the classes.
 */
package io.ballast.kernel.calendar;
