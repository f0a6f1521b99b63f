package io.ballast.ingestion.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;

import io.ballast.ingestion.application.Rulings;
import io.ballast.ingestion.application.Sessions;
import io.ballast.ingestion.application.SymbolBook;
import io.ballast.ingestion.domain.universe.Ruling;
import io.ballast.kit.parameter.Dates;
import io.ballast.kit.problem.Problem;

/** Securities a person excludes from the universe or forces into it; the next rebuild applies them. */
@Path("/api/v1/universe/rulings")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class RulingsResource {

    private final Rulings rulings;
    private final SymbolBook book;
    private final Sessions sessions;

    @Inject
    RulingsResource(Rulings rulings, SymbolBook book, Sessions sessions) {
        this.rulings = rulings;
        this.book = book;
        this.sessions = sessions;
    }

    /**
     * A ruling as it is shown.
     *
     * @param kind {@code include} or {@code exclude}
     * @param until the last day it holds
     * @param inForce whether a rebuild of the latest session applies it
     */
    public record RulingView(
            String symbol, String kind, String reason, String author, LocalDate until, boolean inForce) {}

    /**
     * What a person rules.
     *
     * @param kind {@code include} or {@code exclude}
     * @param until the last day it holds
     */
    public record Said(String kind, String reason, String author, String until) {}

    @GET
    public List<RulingView> rulings() {
        LocalDate today = sessions.latestDue();
        return rulings.all().stream().map(ruling -> view(ruling, today)).toList();
    }

    @PUT
    @Path("{symbol}")
    @Consumes(MediaType.APPLICATION_JSON)
    public RulingView rule(@PathParam("symbol") String symbol, Said said) {
        Limits.body(said);
        LocalDate today = sessions.latestDue();
        Ruling ruling = new Ruling(
                Limits.symbol(book, symbol),
                kind(Limits.text("kind", said.kind())),
                Limits.text("reason", said.reason()),
                Limits.text("author", said.author()),
                Dates.asked("until", Limits.text("until", said.until())));
        if (!ruling.holdsOn(today)) {
            throw Problem.badRequest(
                    "until=" + ruling.until() + " is past: the latest session is " + today,
                    "Give the last day the ruling shall hold.");
        }
        QuarkusTransaction.requiringNew().run(() -> rulings.declare(ruling));
        return view(ruling, today);
    }

    @DELETE
    @Path("{symbol}")
    public void withdraw(@PathParam("symbol") String symbol) {
        boolean withdrawn = QuarkusTransaction.requiringNew().call(() -> rulings.withdraw(symbol));
        if (!withdrawn) {
            throw Problem.notFound("There is no ruling about " + symbol, "See /api/v1/universe/rulings.");
        }
    }

    private static Ruling.Kind kind(String code) {
        for (Ruling.Kind kind : Ruling.Kind.values()) {
            if (kind.code().equals(code.toLowerCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw Problem.badRequest("kind=" + code + " is not known", "Choose include or exclude.");
    }

    private static RulingView view(Ruling ruling, LocalDate today) {
        return new RulingView(
                ruling.symbol(),
                ruling.kind().code(),
                ruling.reason(),
                ruling.author(),
                ruling.until(),
                ruling.holdsOn(today));
    }
}
