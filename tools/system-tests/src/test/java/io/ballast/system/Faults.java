package io.ballast.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

/** What goes wrong in the simulated market of a system, by the simulator's own interface. */
final class Faults {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI uri;

    Faults(LocalSystem system) {
        this.uri = URI.create(system.url("simulator") + "/simulator/faults");
    }

    /** Orders one; see docs/providers.md for its fields. */
    void order(String fault) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(fault))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    /** Takes all orders back. */
    void lift() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri).DELETE().build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }
}
