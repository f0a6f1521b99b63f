package io.ballast.launcher.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import io.ballast.launcher.report.Screen;
import io.ballast.launcher.run.Installation;

/** A command line whose monitor is a fake, and what it prints. */
abstract class BallastCalls {

    static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path home;

    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();

    final Map<String, String> environment = new HashMap<>();

    FakeMonitor monitor;

    @BeforeEach
    void start() throws IOException {
        monitor = new FakeMonitor();
        environment.put("BALLAST_STATE", home.resolve("state").toString());
        environment.put(Session.MONITOR_URL, monitor.url());
    }

    @AfterEach
    void stop() {
        monitor.close();
    }

    final int ballast(String... arguments) {
        var screen = new Screen(new PrintStream(out, true), new PrintStream(err, true), false, false, 80);
        return CommandTree.of(new Session(environment, new Installation(home), screen))
                .execute(arguments);
    }

    final String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    final String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
