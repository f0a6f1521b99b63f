/** Drills: faults brought about in a real system, to see that its own alarms name them and end with them. */
package io.ballast.launcher.drill;
