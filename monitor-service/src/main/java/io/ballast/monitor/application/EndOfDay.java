package io.ballast.monitor.application;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;
import io.ballast.kit.clock.BusinessClock;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;
import io.ballast.monitor.domain.pipeline.PipelineKind;

/** The pipeline of one session's end: its bars, features, predictions and certificate. */
@Singleton
public class EndOfDay implements OperationHandler {

    private final RunPipeline pipeline;
    private final BusinessClock clock;
    private final ExchangeCalendar calendar;
    private final PublishSchedule schedule;
    private final ObjectMapper json;

    @Inject
    EndOfDay(
            RunPipeline pipeline,
            BusinessClock clock,
            ExchangeCalendar calendar,
            PublishSchedule schedule,
            ObjectMapper json) {
        this.pipeline = pipeline;
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
    }

    @Override
    public OperationOutcome run(OperationContext context) {
        Instant now = clock.instant();
        LocalDate asked = requested(context.parameters());
        LocalDate date = asked == null ? schedule.lastDueSession(now) : asked;
        if (!calendar.isSession(date)) {
            String why = date + " (" + date.getDayOfWeek().toString().toLowerCase(java.util.Locale.ROOT)
                    + ") is no session of the exchange: there is nothing to do.";
            return pipeline.skip(PipelineKind.END_OF_DAY, context, why);
        }
        if (schedule.barsDue(date).isAfter(now)) {
            throw new OperationFailedException(
                    "The bars of " + date + " are due at " + schedule.barsDue(date) + "; the business clock says "
                            + now,
                    "Run it after that, or leave the date out for the latest session that is due.");
        }
        ObjectNode parameters = json.createObjectNode().put("session", date.toString());
        if (context.parameters().has("variables")) {
            parameters.set("variables", context.parameters().get("variables"));
        }
        return pipeline.lead(PipelineKind.END_OF_DAY, context, parameters);
    }

    /** The date asked for as {@code session} or {@code date}, null if neither is there. */
    private static LocalDate requested(JsonNode parameters) {
        String name = parameters.hasNonNull("session") ? "session" : "date";
        if (!parameters.hasNonNull(name)) {
            return null;
        }
        String text = parameters.get(name).asText();
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException(
                    name + "=" + text + " is not allowed: a date such as 2024-12-31 is expected", malformed);
        }
    }
}
