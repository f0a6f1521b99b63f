package io.ballast.monitor.client;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jboss.logging.Logger;

import io.ballast.contracts.Services;
import io.ballast.monitor.application.DecisionImpacts;
import io.ballast.monitor.application.RemoteServices;
import io.ballast.monitor.application.ServiceUnreachableException;
import io.ballast.monitor.domain.decision.DecisionImpact;

/** The model service predicts with and without the cells. */
@Singleton
class ModelImpacts implements DecisionImpacts {

    private static final Logger LOG = Logger.getLogger(ModelImpacts.class);
    private static final String RESOURCE = "/api/v1/decision-impacts";
    private static final int OK = 200;

    private final RemoteServices services;
    private final ObjectMapper json;

    @Inject
    ModelImpacts(RemoteServices services, ObjectMapper json) {
        this.services = services;
        this.json = json;
    }

    @Override
    public Optional<DecisionImpact> of(LocalDate session, List<String> symbols) {
        ObjectNode cells = json.createObjectNode().put("session", session.toString());
        symbols.forEach(cells.putArray("symbols")::add);
        try {
            RemoteServices.Reply reply = services.change(Services.MODEL, "POST", RESOURCE, cells.toString());
            try (InputStream body = reply.body()) {
                return reply.status() == OK
                        ? Optional.of(json.readValue(body, DecisionImpact.class))
                        : unknown(session, "it answered " + reply.status());
            }
        } catch (IOException | ServiceUnreachableException failed) {
            return unknown(session, failed.getMessage());
        }
    }

    private static Optional<DecisionImpact> unknown(LocalDate session, String why) {
        LOG.debugf("The model service cannot tell what missing cells do to the decision on %s: %s", session, why);
        return Optional.empty();
    }
}
