package io.ballast.launcher.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code predict}: predicts a session with the champion, without training. */
@Command(name = "predict", description = "Predict a session with the champion's models, without training.")
final class PredictVerb extends DispatchVerb {

    @Option(names = "--date", paramLabel = "DATE", description = "The session (default: the latest with features).")
    private String date;

    PredictVerb(Session session) {
        super(session, "predict");
    }

    @Override
    void addParameters(ObjectNode parameters) {
        if (date != null) {
            parameters.put("session", date);
        }
    }
}
