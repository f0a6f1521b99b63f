package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;

import io.ballast.ingestion.application.Quarantine.Entry;
import io.ballast.ingestion.application.StepCommit.Step;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.domain.bar.BarJudge;
import io.ballast.ingestion.domain.bar.QuarantineReason;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;

/**
 * A person's decision about a bar that was put aside. A released bar is stored in place of what the cell has, as a revision
 * if it has any; only a bar that can be true can be released, such as a duplicate that is the better one. A rejected bar
 * stays where it is and is no longer open.
 *
 * <p>Parameters: {@code id} of the entry, {@code decision} ({@code release} or {@code reject}), {@code author},
 * {@code note}; {@code final}, true by default.
 */
@ApplicationScoped
public class DecideQuarantine implements OperationHandler {

    /** The type of the operation. */
    public static final String TYPE = "decide-quarantine";

    private static final String RELEASE = "release";
    private static final Set<String> DECISIONS = Set.of(RELEASE, "reject");

    private final BarJudge judge = new BarJudge(ExchangeCalendar.xnys());
    private final Quarantine quarantine;
    private final SymbolBook symbols;
    private final StepCommit commit;
    private final RunClosing closing;

    @Inject
    DecideQuarantine(Quarantine quarantine, SymbolBook symbols, StepCommit commit, RunClosing closing) {
        this.quarantine = quarantine;
        this.symbols = symbols;
        this.commit = commit;
        this.closing = closing;
    }

    /**
     * What was decided.
     *
     * @param state {@code released} or {@code rejected}
     */
    public record Result(String symbol, LocalDate session, String reason, String state) {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void validate(JsonNode parameters) {
        for (String name : List.of("id", "author", "note")) {
            if (parameters.path(name).asText("").isBlank()) {
                throw new IllegalArgumentException(name + " is missing: a decision names its entry, author and note");
            }
        }
        String decision = parameters.path("decision").asText("");
        if (!DECISIONS.contains(decision)) {
            throw new IllegalArgumentException("decision=" + decision + " is not allowed: release or reject");
        }
    }

    @Override
    public OperationOutcome run(OperationContext operation) {
        JsonNode parameters = operation.parameters();
        String id = parameters.path("id").asText();
        boolean release = parameters.path("decision").asText().equals(RELEASE);
        String state = release ? "released" : "rejected";
        long symbolMoves = symbols.moves();
        Entry entry = quarantine
                .find(id)
                .orElseThrow(() -> new OperationFailedException(
                        "There is no quarantined bar " + id, "List them with GET /api/v1/quarantine."));
        if (!entry.state().equals(state)) {
            requireOpen(id, entry);
            String author = parameters.path("author").asText();
            String note = parameters.path("note").asText();
            Runnable decide = () -> quarantine.decide(id, state, author, note);
            if (release) {
                release(operation, entry, symbolMoves, decide);
            } else {
                QuarkusTransaction.requiringNew().run(decide);
            }
        }
        closing.close(operation, release);
        return OperationOutcome.succeeded(
                new Result(entry.bar().symbol(), entry.bar().session(), entry.reason(), state));
    }

    private static void requireOpen(String id, Entry entry) {
        if (!entry.state().equals("open")) {
            throw new OperationFailedException(
                    "The quarantined bar " + id + " is " + entry.state() + " already",
                    "Only an open entry can be decided. See GET /api/v1/quarantine.");
        }
    }

    /** Stored and decided at once: a bar that is stored would settle the entry it came from as superseded. */
    private void release(OperationContext operation, Entry entry, long symbolMoves, Runnable decide) {
        Bar bar = entry.bar();
        Optional<QuarantineReason> flaw = judge.flawOf(bar);
        if (flaw.isPresent()) {
            throw new OperationFailedException(
                    "The bar of " + bar.symbol() + " on " + bar.session() + " cannot be released: it cannot be true ("
                            + flaw.get().code() + ")",
                    "Reject it, and fetch the cell again with ingest-date-range.");
        }
        Step step = new Step(bar.session(), bar.session(), 1, 1, System.nanoTime(), symbolMoves);
        FetchedSession session = new FetchedSession(bar.session(), List.of(bar), List.of(), List.of(), 1);
        commit.succeeded(
                operation,
                step,
                List.of(new FetchedCells(entry.provider(), bar.session(), bar.session(), List.of(session), Set.of())),
                decide);
    }
}
