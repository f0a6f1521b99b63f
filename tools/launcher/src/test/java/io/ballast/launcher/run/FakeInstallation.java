package io.ballast.launcher.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import io.ballast.servers.FreePorts;

/** An installation whose services are {@link FakeService}s, with an environment of free ports. */
final class FakeInstallation {

    private final Path home;
    private final Map<String, String> environment = new HashMap<>(System.getenv());

    FakeInstallation(Path home) throws IOException {
        this.home = home;
        for (String module : List.of(
                "tools/market-simulator", "ingestion-service", "feature-service", "model-service", "monitor-service")) {
            writeJar(home.resolve(module).resolve("target/quarkus-app/quarkus-run.jar"));
        }
        List<Integer> ports = FreePorts.find(5);
        List<String> names = List.of("monitor", "ingestion", "feature", "model", "simulator");
        for (int i = 0; i < names.size(); i++) {
            environment.put(LocalPorts.variable(names.get(i)), ports.get(i).toString());
        }
        environment.put("FAKE_DIARY", diary().toString());
        environment.put("BALLAST_STATE", home.resolve("state").toString());
    }

    Installation installation() {
        return new Installation(home);
    }

    Map<String, String> environment() {
        return environment;
    }

    int port(String name) {
        return Integer.parseInt(environment.get(LocalPorts.variable(name)));
    }

    Path diary() {
        return home.resolve("diary.txt");
    }

    List<String> diaryLines() throws IOException {
        return Files.exists(diary()) ? Files.readAllLines(diary()) : List.of();
    }

    private static void writeJar(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        String entry = FakeService.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                var out = new JarOutputStream(file, manifest);
                InputStream in = FakeService.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            in.transferTo(out);
            out.closeEntry();
        }
    }
}
