package io.ballast.launcher.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks before the start whether a port is free, and says who is in the way. */
public final class PortCheck {

    private PortCheck() {}

    /**
     * Whether nobody listens on a port of this machine.
     *
     * @param port 1 to 65535
     * @return true if a server could listen there
     */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /**
     * Makes sure that a port can be used; processes of ours that a killed supervisor left on it are stopped first.
     *
     * @param name the process that wants it
     * @param port the port
     * @param notice told what was stopped
     * @throws StartFailure naming the port, the process that wants it, who has it and what to do
     */
    static void require(String name, int port, Consumer<String> notice) {
        if (isFree(port)) {
            return;
        }
        Optional<DataDirectory> ours = Orphans.listeningOn(port);
        if (ours.isPresent()) {
            Orphans.stopIfUnsupervised(ours.get())
                    .forEach(stopped -> notice.accept("stopped " + stopped + ", left over from an earlier run"));
        }
        if (!isFree(port)) {
            throw StartFailure.conflict(message(name, port, ours));
        }
    }

    private static String message(String name, int port, Optional<DataDirectory> ours) {
        String wanted = "Port " + port + " for " + name + " is in use by ";
        String instead = "set " + LocalPorts.variable(name) + " to a free port.";
        if (ours.isPresent()) {
            return wanted + "the Ballast that runs in " + ours.get().root()
                    + ". Stop it with ./ballast down --data-dir " + ours.get().root() + ", or " + instead;
        }
        String owner = PortOwner.find(port)
                .map(process -> "process " + process.pid()
                        + process.info().command().map(c -> " (" + c + ")").orElse(""))
                .orElse("another program");
        return wanted + owner + ". Stop that program, or " + instead;
    }
}
