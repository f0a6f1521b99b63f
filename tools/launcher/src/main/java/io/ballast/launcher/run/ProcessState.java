package io.ballast.launcher.run;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What the supervisor knows about one of its processes.
 *
 * @param name {@code postgres}, {@code kafka}, {@code simulator}, {@code ingestion}, {@code feature}, {@code model} or {@code monitor}
 * @param process the running process, null if there is none at the moment
 * @param port the port it listens on
 * @param url where it answers
 * @param state {@code starting}, {@code ready}, {@code restarting}, {@code stopping} or {@code stopped}
 * @param restarts how often it was started again since the supervisor started
 * @param reason why it is not ready, or was restarted last; null if there is nothing to say
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ProcessState(
        String name, ProcessIdentity process, int port, String url, String state, int restarts, String reason) {

    /** The process answers and is well. */
    public static final String READY = "ready";

    /** The process has been started and does not answer yet. */
    public static final String STARTING = "starting";

    /** The process ended or hung; it is started again after a pause. */
    public static final String RESTARTING = "restarting";

    /** The process has been told to end. */
    public static final String STOPPING = "stopping";

    /** The process does not run. */
    public static final String STOPPED = "stopped";
}
