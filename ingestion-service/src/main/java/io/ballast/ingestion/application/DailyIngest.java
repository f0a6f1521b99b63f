package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jboss.logging.Logger;

import io.ballast.ingestion.application.PendingFetcher.Rest;
import io.ballast.ingestion.application.StepLoop.LoopResult;
import io.ballast.ingestion.config.BackfillSettings;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;
import io.ballast.kit.parameter.Dates;

/**
 * The evening's ingest: the latest session that is due and whatever recent sessions miss, after listings and delistings
 * were followed, with the corporate actions of late. The last five sessions are fetched again in any case, and what the
 * provider corrected is listed. Clocks and calendars of the providers are compared with ours.
 *
 * <p>Parameters: {@code session}, in place of the latest one that is due; {@code final}, true by default.
 */
@ApplicationScoped
public class DailyIngest implements OperationHandler {

    private static final Logger LOG = Logger.getLogger(DailyIngest.class);

    /** The type of the operation. */
    public static final String TYPE = "daily-ingest";

    /** Latest sessions that are fetched again: providers correct late. */
    private static final int SECOND_LOOK = 5;

    /** So many corrections are named in the result; all of them are in {@code bar_revision}. */
    private static final int NAMED = 100;

    /** Sessions that are looked over for missing cells. */
    private static final int RECENT = 10;

    /** Calendar days an action may be announced after its ex-date. */
    private static final int LATE_ACTION_DAYS = 30;

    private final ExchangeCalendar calendar = ExchangeCalendar.xnys();
    private final SecurityStore securities;
    private final BarStore bars;
    private final Sessions sessions;
    private final UniverseUpkeep upkeep;
    private final SilentDelistings silent;
    private final StepLoop loop;
    private final PendingFetcher rests;
    private final AbsenceLedger ledger;
    private final ActionRefresh actions;
    private final ProviderComparison comparison;
    private final CheckProviders providers;
    private final RunClosing closing;

    @Inject
    DailyIngest(
            SecurityStore securities,
            BarStore bars,
            Sessions sessions,
            UniverseUpkeep upkeep,
            SilentDelistings silent,
            StepLoop loop,
            PendingFetcher rests,
            AbsenceLedger ledger,
            ActionRefresh actions,
            ProviderComparison comparison,
            CheckProviders providers,
            RunClosing closing) {
        this.securities = securities;
        this.bars = bars;
        this.sessions = sessions;
        this.upkeep = upkeep;
        this.silent = silent;
        this.loop = loop;
        this.rests = rests;
        this.ledger = ledger;
        this.actions = actions;
        this.comparison = comparison;
        this.providers = providers;
        this.closing = closing;
    }

    /**
     * What an ingest did.
     *
     * @param session the session it was for
     * @param sessions number of sessions that missed a cell
     * @param lookedAtAgain number of latest sessions fetched again
     * @param stored bars stored
     * @param revised bars that changed
     * @param empty cells the provider has nothing for
     * @param quarantined bars put aside
     * @param listed new members of the universe
     * @param delisted members that ended
     * @param undescribed new securities of which the provider refused details, decided on what is known without
     * @param corrections the first bars that changed
     * @param differences number of cells of the latest sessions about which the providers differ; null if they were not
     *     compared
     * @param actions corporate actions of late
     * @param refusedActions actions put aside
     * @param withdrawnActions the first actions that the provider tells of no more
     * @param heldBackActions the first of those that were too many to be withdrawn at once, and stay
     */
    public record Result(
            LocalDate session,
            int sessions,
            int lookedAtAgain,
            long stored,
            long revised,
            long empty,
            long quarantined,
            List<String> listed,
            List<String> delisted,
            List<String> undescribed,
            List<BarStore.Correction> corrections,
            Long differences,
            int actions,
            int refusedActions,
            List<String> withdrawnActions,
            List<String> heldBackActions) {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void validate(JsonNode parameters) {
        requested(parameters).ifPresent(session -> {
            calendar.ordinal(session);
            sessions.requireDue("session", session);
        });
    }

    @Override
    public OperationOutcome run(OperationContext operation) {
        LocalDate session = requested(operation.parameters()).orElseGet(sessions::latestDue);
        Sessions.requireWanted(securities);
        BackfillSettings settings = BackfillSettings.from(operation.variables());
        UniverseUpkeep.Changes changes =
                new Waiting(operation, settings).untilAnswered("the listings", () -> upkeep.follow(operation, session));
        WantedCells wanted = Sessions.requireWanted(securities);
        QuarkusTransaction.requiringNew()
                .run(() -> ledger.cover(bars.firstSession().orElse(session)));
        List<LocalDate> missing = sessions.missing(recentFrom(session), session, wanted);
        List<LocalDate> again = secondLook(session);
        List<LocalDate> asked = union(missing, again);
        LoopResult looped = loop.run(operation, settings, asked, wanted, session);
        Rest rest = rests.fetch(operation, settings.withoutPatience(), looped.pending(), session, wanted.symbolMoves());
        StepCounts counts = looped.counts().plus(rest.counts());
        List<String> ended = silent.end(changes.listings(), session);
        boolean allAnswer = rest.left().isEmpty();
        Long differing = allAnswer ? compare(operation, again, wanted) : null;
        LocalDate oldest = asked.isEmpty() ? session : asked.get(0);
        LearntActions learnt = new Waiting(operation, settings)
                .untilAnswered(
                        "corporate actions",
                        () -> actions.fetch(oldest.minusDays(LATE_ACTION_DAYS), session, wanted.symbols()));
        ActionChanges changed = actions.apply(operation.runId(), learnt);
        closing.close(operation, true);
        if (allAnswer) {
            providers.check(session);
        }
        Result result = new Result(
                session,
                missing.size(),
                again.size(),
                counts.stored(),
                counts.revised(),
                counts.empty(),
                counts.quarantined(),
                changes.listed(),
                union(changes.delisted(), ended),
                changes.undescribed(),
                bars.corrections(operation.runId()).stream().limit(NAMED).toList(),
                differing,
                learnt.actions().size(),
                changed.refused().size(),
                ActionChanges.named(changed.missing().withdrawn()),
                ActionChanges.named(changed.missing().heldBack()));
        return new Shortfall()
                .late(looped.unanswered())
                .unavailable(looped.unavailable())
                .pending(rest.left())
                .text("The next ingest asks for them again.")
                .map(open -> OperationOutcome.partial(result, open))
                .orElseGet(() -> OperationOutcome.succeeded(result));
    }

    /** The next ingest compares the same sessions again: a provider that fails tonight is not asked once more. */
    private Long compare(OperationContext operation, List<LocalDate> latest, WantedCells wanted) {
        if (latest.isEmpty() || !comparison.isPossible()) {
            return null;
        }
        try {
            return comparison
                    .compare(operation, latest, wanted.symbols(), wanted)
                    .differences();
        } catch (ProviderException failed) {
            LOG.warnf("Failed to compare the providers' latest sessions: %s", failed.getMessage());
            return null;
        }
    }

    /** The latest sessions that are stored already. */
    private List<LocalDate> secondLook(LocalDate session) {
        LocalDate first = bars.firstSession().orElse(session);
        LocalDate from = calendar.session(Math.max(0, calendar.ordinal(session) - SECOND_LOOK + 1));
        return sessions.held(from.isBefore(first) ? first : from, session);
    }

    private static <T extends Comparable<? super T>> List<T> union(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().sorted().toList();
    }

    /** The sessions looked over go back to the last stored one, so that days of standstill leave no hole. */
    private LocalDate recentFrom(LocalDate session) {
        LocalDate recent = calendar.session(Math.max(0, calendar.ordinal(session) - RECENT + 1));
        LocalDate stored = bars.lastSession().orElse(session);
        LocalDate from = stored.isBefore(recent) ? stored : recent;
        LocalDate first = bars.firstSession().orElse(session);
        return from.isBefore(first) ? first : from;
    }

    private static Optional<LocalDate> requested(JsonNode parameters) {
        return Dates.among(parameters, "session", "date");
    }
}
