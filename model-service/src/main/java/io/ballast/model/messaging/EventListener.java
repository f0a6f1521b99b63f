package io.ballast.model.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

import io.ballast.contracts.FeaturesReady;
import io.ballast.contracts.SessionCertified;
import io.ballast.contracts.SessionWithheld;
import io.ballast.contracts.Topics;
import io.ballast.kernel.calendar.HeldSessions;
import io.ballast.kit.event.Inbox;
import io.ballast.kit.operation.OperationRequest;
import io.ballast.kit.operation.Operations;
import io.ballast.model.application.JudgePredictions;
import io.ballast.model.application.SettledSessions;
import io.ballast.model.application.TrainModels;
import io.ballast.model.application.TrainingSchedule;

/** Takes events in; what takes long is only recorded as an operation. */
@ApplicationScoped
public class EventListener {

    private static final Logger LOG = Logger.getLogger(EventListener.class);

    private final Inbox inbox;
    private final Operations operations;
    private final JudgePredictions judge;
    private final SettledSessions settled;
    private final TrainingSchedule schedule;
    private final HeldSessions held;

    @Inject
    EventListener(
            Inbox inbox,
            Operations operations,
            JudgePredictions judge,
            SettledSessions settled,
            TrainingSchedule schedule,
            HeldSessions held) {
        this.inbox = inbox;
        this.operations = operations;
        this.judge = judge;
        this.settled = settled;
        this.schedule = schedule;
        this.held = held;
    }

    /** Features are ready: the run's final event starts its training, or its predictions if none is due. */
    @Incoming(Topics.FEATURES_READY)
    @Blocking
    public void featuresReady(ConsumerRecord<String, String> record) {
        inbox.receive(record, FeaturesReady.class, this::predict);
    }

    /** The monitor vouches for a session. */
    @Incoming(Topics.SESSION_CERTIFIED)
    @Blocking
    public void sessionCertified(ConsumerRecord<String, String> record) {
        inbox.receive(record, SessionCertified.class, judge::certified);
    }

    /** The monitor does not vouch for a session. */
    @Incoming(Topics.SESSION_WITHHELD)
    @Blocking
    public void sessionWithheld(ConsumerRecord<String, String> record) {
        inbox.receive(record, SessionWithheld.class, judge::withheld);
    }

    private void predict(FeaturesReady event) {
        if (!event.isFinal()) {
            LOG.debugf("Features of run %s are not final yet", event.runId());
            return;
        }
        if (settled.contains(event.latestSession())) {
            LOG.infof(
                    "Run %s trains nothing: %s was certified before its next open and stays as it was",
                    event.runId(), event.latestSession());
            return;
        }
        if (!held.calendar().isSession(event.latestSession())) {
            LOG.infof("Run %s trains nothing: %s was declared closed", event.runId(), event.latestSession());
            return;
        }
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        parameters.put("session", event.latestSession().toString());
        String type = schedule.operation(event.latestSession());
        operations.submit(
                new OperationRequest(type, parameters, event.runId(), event.runId() + ":" + TrainModels.TYPE));
    }
}
