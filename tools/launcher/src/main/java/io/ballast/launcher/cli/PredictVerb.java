package io.ballast.launcher.cli;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code predict}: predicts a session with the champion, without training. */
@Command(name = "predict", description = "Predict a session with the champion's models, without training.")
final class PredictVerb extends DispatchVerb {

    @Option(names = "--date", paramLabel = "DATE", description = "The session (default: the latest with features).")
    private String date;

    PredictVerb(Session session) {
        super(
                session,
                "predict",
                new Ending(
                        List.of("session", "rows", "selectedTarget", "fallback"),
                        "./ballast predictions shows them, ./ballast certificate whether they may be traded on."));
    }

    @Override
    void addParameters(ObjectNode parameters) {
        if (date != null) {
            parameters.put("session", date);
        }
    }
}
