package io.ballast.monitor.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.CRC32;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

import io.ballast.monitor.application.StatusBoard;
import io.ballast.monitor.rest.StatusReply;

/** The console: one page that shows the state at once and then follows the stream of updates. */
@Path("/")
@Blocking
public class ConsolePage {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final List<String> FILES = List.of("icon.svg", "console.css", "chart.js", "console.js");

    private final StatusBoard board;
    private final ObjectMapper json;
    private final String version;

    @Inject
    ConsolePage(StatusBoard board, ObjectMapper json) throws IOException {
        this.board = board;
        this.json = json;
        this.version = version();
    }

    /** Templates of the console, checked when the service is built. */
    @CheckedTemplate(basePath = "ConsolePage")
    static class Templates {

        private Templates() {}

        /** The page with the state it starts from. */
        static native TemplateInstance index(StatusReply status, RawString state, String version);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response index() throws JsonProcessingException {
        StatusReply status = StatusReply.of(board.current());
        // Inside a script element only "<" could end it early.
        String state = json.writeValueAsString(status).replace("<", "\\u003c");
        return Response.ok(
                        Templates.index(status, new RawString(state), version).render())
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .build();
    }

    /** Browsers keep the page's files; what they are asked for is named after what is in them. */
    private static String version() throws IOException {
        CRC32 sum = new CRC32();
        for (String file : FILES) {
            String path = "META-INF/resources/console/" + file;
            try (InputStream content =
                    Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
                sum.update(content.readAllBytes());
            }
        }
        return Long.toHexString(sum.getValue());
    }
}
