package io.ballast.simulator.polygon;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.core.JsonGenerator;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.simulator.application.SimulatedMarket;
import io.ballast.simulator.wire.Json;

/** The holidays and early closes of the year ahead. */
@PolygonApi
@Path("/v1/marketstatus")
@Produces(MediaType.APPLICATION_JSON)
public class MarketStatusResource {
    private static final List<String> EXCHANGES = List.of("NYSE", "NASDAQ", "OTC");
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final PolygonRequest request;
    private final ExchangeCalendar calendar;

    @Inject
    MarketStatusResource(PolygonRequest request, SimulatedMarket market) {
        this.request = request;
        this.calendar = market.calendar();
    }

    @GET
    @Path("/upcoming")
    public byte[] upcoming() {
        LocalDate today = request.view().today();
        LocalDate calendarEnd = calendar.session(calendar.size() - 1);
        LocalDate end = today.plusYears(1).isAfter(calendarEnd) ? calendarEnd : today.plusYears(1);
        return Json.document(8_000, json -> {
            json.writeStartArray();
            for (LocalDate date = today.plusDays(1); !date.isAfter(end); date = date.plusDays(1)) {
                write(json, date);
            }
            json.writeEndArray();
        });
    }

    private void write(JsonGenerator json, LocalDate date) throws IOException {
        boolean isSession = calendar.isSession(date);
        boolean isWeekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean isEarlyClose = isSession && calendar.isEarlyClose(date);
        if (isWeekend || isSession && !isEarlyClose) {
            return;
        }
        for (String exchange : EXCHANGES) {
            json.writeStartObject();
            json.writeStringField("date", date.toString());
            json.writeStringField("exchange", exchange);
            json.writeStringField("name", Holidays.name(date));
            json.writeStringField("status", isEarlyClose ? "early-close" : "closed");
            if (isEarlyClose) {
                json.writeStringField("open", text(calendar.open(date)));
                json.writeStringField("close", text(calendar.close(date)));
            }
            json.writeEndObject();
        }
    }

    private static String text(Instant instant) {
        return INSTANT.format(instant);
    }
}
