package io.ballast.launcher.run;

import java.io.IOException;
import java.util.Optional;

/** How one kind of server is started, looked after and stopped. */
interface Runner {

    /** Short name, as in logs and in {@code status}. */
    String name();

    /** The port it listens on. */
    int port();

    /** Where it answers. */
    String url();

    /** Starts it; it need not be ready when this returns. */
    void start() throws IOException;

    /** The running process, empty if there is none. */
    Optional<ProcessHandle> process();

    /** Whether it answers and the one that answers is ours. */
    boolean isReady();

    /** Whether it is still well after it was ready; must answer within seconds. */
    boolean isLive();

    /** What it said before it ended, for people; never null. */
    String lastWords();

    /** Asks it to end; returns at once. */
    void askToStop();

    /** Waits until it has ended, kills it if that takes too long. */
    void awaitStop();
}
