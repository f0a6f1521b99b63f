package io.ballast.launcher.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Option;

/** Who decided and why: what every decision that is kept must name. */
final class Signature {

    @Option(names = "--author", required = true, paramLabel = "WHO", description = "Who decides.")
    private String author;

    @Option(names = "--note", required = true, paramLabel = "WHY", description = "Why.")
    private String note;

    /** Adds both to a request. */
    ObjectNode addTo(ObjectNode request) {
        return request.put("author", author).put("note", note);
    }
}
