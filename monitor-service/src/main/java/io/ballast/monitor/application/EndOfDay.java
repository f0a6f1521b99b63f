package io.ballast.monitor.application;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jboss.logging.Logger;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;
import io.ballast.kit.clock.BusinessClock;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;
import io.ballast.kit.parameter.Dates;
import io.ballast.monitor.domain.pipeline.PipelineKind;

/**
 * The pipeline of one session's end: its bars, features, predictions and certificate.
 *
 * <p>Parameters: {@code session} or {@code date}, by default the latest session that was held and is due, after those nobody ran;
 * {@code resume}, in their place, the id of a run that failed or was cancelled.
 */
@Singleton
public class EndOfDay implements OperationHandler {

    private static final String RESUME = "resume";

    private static final Logger LOG = Logger.getLogger(EndOfDay.class);

    private final RunPipeline pipeline;
    private final MissedSessions missed;
    private final DueSessions sessions;
    private final BusinessClock clock;
    private final ExchangeCalendar calendar;
    private final PublishSchedule schedule;
    private final ObjectMapper json;

    @Inject
    EndOfDay(
            RunPipeline pipeline,
            MissedSessions missed,
            DueSessions sessions,
            BusinessClock clock,
            ExchangeCalendar calendar,
            PublishSchedule schedule,
            ObjectMapper json) {
        this.pipeline = pipeline;
        this.missed = missed;
        this.sessions = sessions;
        this.clock = clock;
        this.calendar = calendar;
        this.schedule = schedule;
        this.json = json;
    }

    @Override
    public String type() {
        return PipelineKind.END_OF_DAY.operationType();
    }

    @Override
    public void validate(JsonNode parameters) {
        requested(parameters);
        JsonNode resumed = parameters.path(RESUME);
        if (!resumed.isMissingNode()
                && pipeline.find(PipelineKind.END_OF_DAY, resumed.asText()).isEmpty()) {
            throw new IllegalArgumentException(RESUME + "=" + resumed + " is not allowed: the id of an " + type()
                    + " run is expected; GET /api/v1/pipeline-runs lists them");
        }
    }

    @Override
    public OperationOutcome run(OperationContext context) {
        if (context.parameters().hasNonNull(RESUME)) {
            String runId = context.parameters().get(RESUME).asText();
            return pipeline.resume(PipelineKind.END_OF_DAY, context, runId);
        }
        Instant now = clock.instant();
        LocalDate asked = requested(context.parameters());
        LocalDate date = asked == null ? sessions.latest() : asked;
        if (date.isAfter(calendar.next(schedule.lastDueSession(now)))) {
            throw new OperationFailedException(
                    date + " is in the future: the latest session that is due is " + sessions.latest(),
                    "Run it when its bars are due, or leave the date out for the latest session that is due.");
        }
        if (!calendar.isSession(date)) {
            String why = date + " (" + date.getDayOfWeek().toString().toLowerCase(java.util.Locale.ROOT)
                    + ") is no session of the exchange: there is nothing to do.";
            return pipeline.skip(PipelineKind.END_OF_DAY, context, why);
        }
        if (!sessions.isHeld(date)) {
            String why = date + " was declared closed: there is nothing to do.";
            return pipeline.skip(PipelineKind.END_OF_DAY, context, why);
        }
        if (schedule.barsDue(date).isAfter(now)) {
            throw new OperationFailedException(
                    "The bars of " + date + " are due at " + schedule.barsDue(date) + "; the business clock says "
                            + now,
                    "Run it after that, or leave the date out for the latest session that is due.");
        }
        if (asked == null) {
            catchUp(context, missed.before(date));
        }
        return pipeline.lead(PipelineKind.END_OF_DAY, context, parameters(context, date));
    }

    /** Each missed session gets a run of its own, in order; it can't be certified any more, but is decided on. */
    private void catchUp(OperationContext context, List<LocalDate> sessions) {
        for (LocalDate session : sessions) {
            String runId = UUID.nameUUIDFromBytes((context.runId() + ":" + session).getBytes(StandardCharsets.UTF_8))
                    .toString();
            LOG.infof("Nobody ran the end of day of %s: run %s makes up for it", session, runId);
            pipeline.lead(PipelineKind.END_OF_DAY, new OtherRun(context, runId), parameters(context, session));
        }
    }

    private ObjectNode parameters(OperationContext context, LocalDate session) {
        ObjectNode parameters = json.createObjectNode().put("session", session.toString());
        if (context.parameters().has("variables")) {
            parameters.set("variables", context.parameters().get("variables"));
        }
        return parameters;
    }

    /** The date asked for as {@code session} or {@code date}, null if neither is there. */
    private static LocalDate requested(JsonNode parameters) {
        return Dates.among(parameters, "session", "date").orElse(null);
    }
}
