/**
 * {@code ./ballast}: the command line, and the supervisor that runs everything on one machine.
 *
 * <p>{@code cli} has a class per verb, {@code run} starts and watches the processes, {@code client} talks to the monitor and the
 * simulator, {@code report} writes for people, {@code doctor} looks whether the machine is fit.
 */
package io.ballast.launcher;
