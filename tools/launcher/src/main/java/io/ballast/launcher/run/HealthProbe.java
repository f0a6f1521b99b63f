package io.ballast.launcher.run;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Asks a server on this machine whether it is well. */
final class HealthProbe {

    private static final int PATIENCE_MILLIS = 4000;

    private HealthProbe() {}

    /** Whether the address answers 200 in time. */
    static boolean isUp(String url) {
        try {
            var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notThere) {
            return false;
        }
    }

    /** Whether something takes connections on a port of this machine. */
    static boolean accepts(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            return true;
        } catch (IOException notThere) {
            return false;
        }
    }
}
