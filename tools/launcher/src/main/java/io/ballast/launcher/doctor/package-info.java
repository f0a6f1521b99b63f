/** Looks whether this machine is fit to run everything, and says what to do where it is not. */
package io.ballast.launcher.doctor;
