package io.ballast.monitor.client;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.ballast.contracts.Services;
import io.ballast.monitor.application.RemoteServices;
import io.ballast.monitor.application.ServiceUnreachableException;
import io.ballast.monitor.application.UpcomingActions;
import io.ballast.monitor.domain.morning.ActionDay;

/** The ingestion service asks the provider. */
@Singleton
class AnnouncedActions implements UpcomingActions {

    private static final int OK = 200;

    private final RemoteServices services;
    private final ObjectMapper json;

    @Inject
    AnnouncedActions(RemoteServices services, ObjectMapper json) {
        this.services = services;
        this.json = json;
    }

    @Override
    public List<ActionDay> of(LocalDate from, LocalDate to) {
        String path = "/api/v1/upcoming-actions?from=" + from + "&to=" + to;
        RemoteServices.Reply reply = services.read(Services.INGESTION, path, null);
        try (InputStream body = reply.body()) {
            JsonNode answer = json.readTree(body);
            if (reply.status() != OK) {
                throw new ServiceUnreachableException(
                        "The ingestion service answered " + reply.status()
                                + " when it was asked for announced actions: "
                                + answer.path("detail").asText(),
                        null);
            }
            return StreamSupport.stream(answer.path("items").spliterator(), false)
                    .map(AnnouncedActions::day)
                    .toList();
        } catch (IOException unreadable) {
            throw new ServiceUnreachableException("The ingestion service's answer cannot be read", unreadable);
        }
    }

    private static ActionDay day(JsonNode action) {
        String detail = action.path("kind").asText().equals("split")
                ? "split " + number(action.path("splitTo")) + " for " + number(action.path("splitFrom"))
                : "dividend of " + number(action.path("cashAmount")) + " a share";
        return new ActionDay(
                action.path("symbol").asText(),
                LocalDate.parse(action.path("exDate").asText()),
                detail);
    }

    /** As the database writes it: without a fraction where there is none. */
    private static String number(JsonNode number) {
        double value = number.asDouble();
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
