package io.ballast.launcher.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Stands for a service or the simulator in a process of its own: answers health, a market and a clock, and writes down when it ends. Uses
 * nothing but the JDK, because it runs from a jar that holds only its own classes.
 */
public final class FakeService {

    private static final String MARKET = """
            {"kind":"replay","from":"2018-01-02","latestSession":"2018-01-31","benchmark":"SPY",
             "instant":"2018-02-01T04:59:00Z"}""";

    private FakeService() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, String> environment = System.getenv();
        String name = System.getProperty("ballast.process");
        if (name.equals(environment.get("FAKE_BROKEN"))) {
            System.out.println("2024-01-01 ERROR BACKFILL_MIN_STEP=0 is not allowed");
            System.exit(1);
        }
        Path diary = Path.of(environment.get("FAKE_DIARY"));
        int port = Integer.parseInt(environment.get("QUARKUS_HTTP_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/q/health", exchange -> answer(exchange, "{\"status\":\"UP\"}"));
        server.createContext("/simulator/market", exchange -> answer(exchange, MARKET));
        server.createContext(
                "/api/v1/clock",
                exchange -> answer(exchange, "{\"instant\":\"" + environment.get("BALLAST_CLOCK") + "\"}"));
        server.createContext("/environment", exchange -> answer(exchange, environment.toString()));
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> write(diary, "stopped " + name)));
        write(diary, "started " + name);
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static synchronized void write(Path diary, String line) {
        try {
            Files.writeString(diary, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException lost) {
            System.err.println(lost);
        }
    }
}
