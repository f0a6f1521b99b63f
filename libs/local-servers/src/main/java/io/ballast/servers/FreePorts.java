package io.ballast.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that nobody listens on at the moment, below those that systems give to outgoing connections (Linux from 32768 on,
 * others from 49152): a connection that some program opens in the meantime cannot take them.
 */
public final class FreePorts {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    private FreePorts() {}

    /**
     * Finds free ports of the loopback address. Another server may take one before it is used, so a caller starts its server at once.
     *
     * @param count how many, 1 to 1000
     * @return that many different ports
     * @throws IOException if the system has none left
     */
    public static List<Integer> find(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            int span = HIGHEST - LOWEST;
            int start = ThreadLocalRandom.current().nextInt(span);
            for (int i = 0; i < span && sockets.size() < count; i++) {
                tryPort(LOWEST + (start + i) % span, sockets);
            }
            if (sockets.size() < count) {
                throw new IOException("no " + count + " ports are free from " + LOWEST + " to " + HIGHEST);
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    private static void tryPort(int port, List<ServerSocket> free) {
        try {
            free.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException taken) {
            // the next one is tried
        }
    }
}
