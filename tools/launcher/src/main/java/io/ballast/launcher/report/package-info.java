/** Writes for people: progress while something runs, and readable reports of what the services answer. */
package io.ballast.launcher.report;
