package io.ballast.simulator.alpaca;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.OptionalInt;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.core.JsonGenerator;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.simulator.application.SimulatedMarket;
import io.ballast.simulator.domain.MarketView;
import io.ballast.simulator.domain.Security;
import io.ballast.simulator.wire.Hashes;
import io.ballast.simulator.wire.Json;

/** Assets, the calendar of sessions, and the exchange's clock. */
@AlpacaApi
@Path("/v2")
@Produces(MediaType.APPLICATION_JSON)
public class AlpacaTradingResource {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");

    private final UriInfo uri;
    private final SimulatedMarket market;

    @Inject
    AlpacaTradingResource(UriInfo uri, SimulatedMarket market) {
        this.uri = uri;
        this.market = market;
    }

    @GET
    @Path("/assets")
    public byte[] assets() {
        String status =
                new Parameters(uri.getQueryParameters()).oneOf("status", "all", List.of("all", "active", "inactive"));
        MarketView view = market.view();
        return Json.document(view.securities().size() * 300, json -> {
            json.writeStartArray();
            for (Security security : view.securities()) {
                if (view.isKnown(security) && (status.equals("all") || status.equals(status(view, security)))) {
                    write(json, view, security);
                }
            }
            json.writeEndArray();
        });
    }

    @GET
    @Path("/assets/{symbol}")
    public byte[] asset(@PathParam("symbol") String symbol) {
        MarketView view = market.view();
        OptionalInt position = view.find(symbol);
        if (position.isEmpty()) {
            throw AlpacaException.assetNotFound(symbol);
        }
        return Json.document(300, json -> write(json, view, view.securities().get(position.getAsInt())));
    }

    @GET
    @Path("/calendar")
    public byte[] calendar() {
        Parameters parameters = new Parameters(uri.getQueryParameters());
        ExchangeCalendar calendar = market.calendar();
        LocalDate first = parameters.day("start", calendar.session(0));
        LocalDate last = parameters.day("end", calendar.session(calendar.size() - 1));
        return Json.document(10_000, json -> {
            json.writeStartArray();
            for (LocalDate session : calendar.between(first, last.plusDays(1))) {
                json.writeStartObject();
                json.writeStringField("date", session.toString());
                json.writeStringField("open", time(calendar.open(session)));
                json.writeStringField("close", time(calendar.close(session)));
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    @GET
    @Path("/clock")
    public byte[] clock() {
        ExchangeCalendar calendar = market.calendar();
        Instant now = market.clock();
        LocalDate today = market.view().today();
        boolean isSession = calendar.isSession(today);
        boolean isBeforeOpen = isSession && now.isBefore(calendar.open(today));
        boolean isBeforeClose = isSession && now.isBefore(calendar.close(today));
        LocalDate next = calendar.next(today);
        return Json.document(200, json -> {
            json.writeStartObject();
            json.writeStringField("timestamp", offset(now));
            json.writeBooleanField("is_open", isBeforeClose && !isBeforeOpen);
            json.writeStringField("next_open", offset(calendar.open(isBeforeOpen ? today : next)));
            json.writeStringField("next_close", offset(calendar.close(isBeforeClose ? today : next)));
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, MarketView view, Security security) throws IOException {
        boolean active = status(view, security).equals("active");
        json.writeStartObject();
        json.writeStringField("id", Hashes.shortHash("asset " + security.ticker()));
        json.writeStringField("class", "us_equity");
        json.writeStringField("exchange", exchange(security.exchange()));
        json.writeStringField("symbol", security.ticker());
        json.writeStringField("name", security.name());
        json.writeStringField("status", active ? "active" : "inactive");
        json.writeBooleanField("tradable", active);
        json.writeArrayFieldStart("attributes");
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String status(MarketView view, Security security) {
        return security.life().endedBy(view.today()) ? "inactive" : "active";
    }

    private static String exchange(String code) {
        return switch (code) {
            case "XNYS" -> "NYSE";
            case "XNAS" -> "NASDAQ";
            case "XASE" -> "AMEX";
            case "ARCX" -> "ARCA";
            default -> "OTC";
        };
    }

    private static String time(Instant instant) {
        return LocalTime.ofInstant(instant, MarketView.NEW_YORK).format(MINUTES);
    }

    private static String offset(Instant instant) {
        return instant.atZone(MarketView.NEW_YORK).toOffsetDateTime().toString();
    }
}
