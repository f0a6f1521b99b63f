/** A class per verb of the command line, with what the verbs share: exit codes, failures, access to the running system. */
package io.ballast.launcher.cli;
