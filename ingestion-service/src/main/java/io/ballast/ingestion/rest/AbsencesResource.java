package io.ballast.ingestion.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;

import io.ballast.ingestion.application.AbsenceLedger;
import io.ballast.ingestion.application.AbsenceLedger.Absence;
import io.ballast.ingestion.application.AbsenceLedger.Declaration;
import io.ballast.ingestion.application.AbsenceLedger.Declared;
import io.ballast.ingestion.application.AbsenceLedger.Filter;
import io.ballast.ingestion.application.AbsenceLedger.Totals;
import io.ballast.ingestion.application.AbsenceLedger.Withdrawal;
import io.ballast.ingestion.application.Sessions;
import io.ballast.ingestion.application.SymbolBook;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.parameter.Dates;
import io.ballast.kit.problem.Problem;

/** The cells without a bar, each with its reason, and how all cells add up. */
@Path("/api/v1/absences")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class AbsencesResource {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 100_000;
    private static final Set<String> REASONS =
            Set.of("not-listed", "delisted", "halted", "no-trade", "provider-missing", "quarantined", "not-fetched");
    private static final Set<String> DECLARABLE = Set.of("halted", "no-trade");

    private final AbsenceLedger ledger;
    private final SymbolBook book;
    private final Sessions sessions;

    @Inject
    AbsencesResource(AbsenceLedger ledger, SymbolBook book, Sessions sessions) {
        this.ledger = ledger;
        this.book = book;
        this.sessions = sessions;
    }

    /**
     * The ledger.
     *
     * @param totals of the range and symbol asked for, over all reasons
     * @param absences those asked for, newest session first
     */
    public record Ledger(Totals totals, List<Absence> absences) {}

    @GET
    public Ledger absences(
            @QueryParam("symbol") String symbol,
            @QueryParam("reason") String reason,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("limit") Integer limit) {
        if (reason != null && !REASONS.contains(reason)) {
            throw Problem.badRequest("reason=" + reason + " is not known", "Choose one of " + REASONS + ".");
        }
        Filter filter = new Filter(
                Limits.symbolIfAny(book, symbol),
                reason,
                Dates.askedIfAny("from", from).orElse(null),
                Dates.askedIfAny("to", to).orElse(null));
        Limits.ordered(filter.from(), filter.to());
        return new Ledger(ledger.totals(filter), ledger.absences(filter, Limits.limit(limit, DEFAULT_LIMIT, MOST)));
    }

    /**
     * Absences a person explains.
     *
     * @param from first session
     * @param to last session, included
     */
    public record Explanation(String symbol, String from, String to, String reason, String detail, String author) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Declaration declare(Explanation explanation) {
        Explanation said = Limits.body(explanation);
        String symbol = Limits.symbol(book, Limits.text("symbol", said.symbol()));
        if (!DECLARABLE.contains(said.reason())) {
            throw Problem.badRequest(
                    "reason=" + said.reason() + " cannot be declared", "Choose one of " + DECLARABLE + ".");
        }
        LocalDate from = Dates.asked("from", Limits.text("from", said.from()));
        LocalDate to = Dates.askedIfAny("to", said.to()).orElse(from);
        Limits.ordered(from, to);
        requireBegun(from);
        Declaration declaration = new Declaration(
                symbol,
                from,
                to.plusDays(1),
                said.reason(),
                Limits.text("detail", said.detail()),
                Limits.text("author", said.author()));
        QuarkusTransaction.requiringNew().run(() -> ledger.declare(declaration));
        return declaration;
    }

    /** A halt may be declared while it lasts, until a day to come, but not before it began. */
    private void requireBegun(LocalDate from) {
        LocalDate next = ExchangeCalendar.xnys().next(sessions.latestDue());
        if (from.isAfter(next)) {
            throw Problem.badRequest(
                    "from=" + from + " is in the future: the next session is " + next,
                    "Declare an absence once it has begun.");
        }
    }

    @GET
    @Path("declarations")
    public List<Declared> declarations(@QueryParam("symbol") String symbol) {
        return ledger.declarations(Limits.symbolIfAny(book, symbol));
    }

    /**
     * Declarations a person takes back.
     *
     * @param from first session
     * @param to last session, included
     * @param reason what was wrong
     */
    public record TakenBack(String symbol, String from, String to, String reason, String author) {}

    @POST
    @Path("withdrawals")
    @Consumes(MediaType.APPLICATION_JSON)
    public List<Declaration> withdraw(TakenBack takenBack) {
        TakenBack said = Limits.body(takenBack);
        String symbol = Limits.symbol(book, Limits.text("symbol", said.symbol()));
        LocalDate from = Dates.asked("from", Limits.text("from", said.from()));
        LocalDate to = Dates.askedIfAny("to", said.to()).orElse(from);
        Limits.ordered(from, to);
        Withdrawal withdrawal = new Withdrawal(
                symbol,
                from,
                to.plusDays(1),
                Limits.text("reason", said.reason()),
                Limits.text("author", said.author()));
        List<Declaration> withdrawn = QuarkusTransaction.requiringNew().call(() -> ledger.withdraw(withdrawal));
        if (withdrawn.isEmpty()) {
            throw Problem.notFound(
                    "No absence of " + symbol + " is declared between " + from + " and " + to,
                    "See /api/v1/absences/declarations.");
        }
        return withdrawn;
    }
}
