package io.ballast.launcher.cli;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code features build}: computes features and targets. */
@Command(name = "build", description = "Compute features and targets.")
final class FeaturesVerb extends DispatchVerb {

    @Option(names = "--full", description = "Compute all history anew, not only what may have changed.")
    private boolean full;

    FeaturesVerb(Session session) {
        super(
                session,
                "build-features",
                new Ending(
                        List.of("from", "to", "rows", "symbolsWithFeatures"),
                        "./ballast breadth and ./ballast target-coverage judge them."));
    }

    @Override
    void addParameters(ObjectNode parameters) {
        if (full) {
            parameters.put("full", true);
        }
    }
}
