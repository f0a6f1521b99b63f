package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.ballast.ingestion.application.ProviderCalls.Answers;
import io.ballast.ingestion.application.ProviderException.Kind;
import io.ballast.ingestion.domain.bar.Bar;
import io.ballast.ingestion.domain.bar.BarJudge;
import io.ballast.ingestion.domain.bar.JudgedBars;
import io.ballast.ingestion.domain.bar.RejectedBar;
import io.ballast.kernel.calendar.ExchangeCalendar;

/** Fetches whole sessions from the provider and judges their bars. */
@ApplicationScoped
public class SessionFetcher {

    private final MarketDataProvider provider;
    private final ProviderOrder providers;
    private final SymbolFetcher bySymbol;
    private final BarJudge judge = new BarJudge(ExchangeCalendar.xnys());

    /** Asks that provider, and leaves to those after it in the order what it does not answer. */
    @Inject
    public SessionFetcher(MarketDataProvider provider, ProviderOrder providers, SymbolFetcher bySymbol) {
        this.bySymbol = bySymbol;
        this.providers = providers;
        this.provider = provider;
    }

    /**
     * What came of a request for sessions.
     *
     * @param sessions those that were fetched, in the order they were asked for
     * @param unavailable those that are not in the provider's plan, while there is no other provider to ask
     * @param failure why the others were not fetched; empty if there are none
     */
    public record Fetched(
            List<FetchedSession> sessions, List<LocalDate> unavailable, Optional<RuntimeException> failure) {

        /** The sessions nothing more is to be asked for. */
        public Set<LocalDate> done() {
            Set<LocalDate> done = new HashSet<>(unavailable);
            sessions.forEach(session -> done.add(session.session()));
            return done;
        }

        /** The oldest session that was fetched; there must be one. */
        public LocalDate first() {
            return sessions.stream()
                    .map(FetchedSession::session)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }

        /** The newest session that was fetched; there must be one. */
        public LocalDate last() {
            return sessions.stream()
                    .map(FetchedSession::session)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /**
     * Fetches sessions, several at a time, until all are there or one fails.
     *
     * @param sessions in the order they are asked for
     * @param wanted which cells matter
     * @param checkpoint called between answers; may throw to stop
     */
    public Fetched fetch(List<LocalDate> sessions, WantedCells wanted, Runnable checkpoint) {
        if (!provider.terms().wholeSessions()) {
            return fetchTogether(sessions, wanted, checkpoint);
        }
        try (ProviderCalls calls = new ProviderCalls()) {
            Answers<LocalDate, Optional<FetchedSession>> answers =
                    calls.untilFailure(sessions, session -> fetchIfAvailable(session, wanted), checkpoint);
            List<FetchedSession> fetched = new ArrayList<>();
            List<LocalDate> unavailable = new ArrayList<>();
            answers.byItem()
                    .forEach((session, answer) -> answer.ifPresentOrElse(fetched::add, () -> unavailable.add(session)));
            return new Fetched(fetched, unavailable, answers.failure());
        }
    }

    /** All symbols over the dates at once, from a provider that has no call for a whole session: all or none. */
    private Fetched fetchTogether(List<LocalDate> sessions, WantedCells wanted, Runnable checkpoint) {
        LocalDate from = Collections.min(sessions);
        LocalDate to = Collections.max(sessions);
        Set<String> symbols = new TreeSet<>();
        sessions.forEach(session -> symbols.addAll(wanted.on(session)));
        try {
            Set<LocalDate> asked = Set.copyOf(sessions);
            List<FetchedSession> fetched = bySymbol.fetch(List.copyOf(symbols), from, to, wanted, checkpoint).stream()
                    .filter(session -> asked.contains(session.session())
                            || !ExchangeCalendar.xnys().isSession(session.session()))
                    .toList();
            return new Fetched(fetched, List.of(), Optional.empty());
        } catch (ProviderException failed) {
            if (mayAskNext(failed)) {
                List<FetchedSession> open = sessions.stream()
                        .map(session -> FetchedSession.failed(session, wanted.on(session), failed))
                        .toList();
                return new Fetched(open, List.of(), Optional.empty());
            }
            return failed.kind() == Kind.UNAVAILABLE
                    ? new Fetched(List.of(), sessions, Optional.empty())
                    : new Fetched(List.of(), List.of(), Optional.of(failed));
        }
    }

    private boolean mayAskNext(ProviderException failed) {
        return failed.kind() != Kind.UNAUTHORIZED
                && !providers.after(provider.name()).isEmpty();
    }

    private Optional<FetchedSession> fetchIfAvailable(LocalDate session, WantedCells wanted) {
        try {
            return Optional.of(fetch(session, wanted));
        } catch (ProviderException failed) {
            if (mayAskNext(failed)) {
                return Optional.of(FetchedSession.failed(session, wanted.on(session), failed));
            }
            if (failed.kind() == Kind.UNAVAILABLE) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    private FetchedSession fetch(LocalDate session, WantedCells wanted) {
        BarReply reply = provider.session(session, symbol -> wanted.isWanted(symbol, session));
        JudgedBars judged = judge.judge(reply.bars());
        Set<String> answered = new HashSet<>(reply.bars().size() * 2);
        for (Bar bar : reply.bars()) {
            answered.add(bar.symbol());
        }
        List<String> empty = new ArrayList<>(wanted.on(session));
        empty.removeIf(answered::contains);
        return new FetchedSession(session, judged.accepted(), quarantined(judged, reply), empty, reply.rowsAnswered());
    }

    private List<QuarantinedBar> quarantined(JudgedBars judged, BarReply reply) {
        return judged.rejected().stream()
                .map(rejected -> quarantined(rejected, reply))
                .toList();
    }

    private QuarantinedBar quarantined(RejectedBar rejected, BarReply reply) {
        Bar bar = rejected.bar();
        return new QuarantinedBar(bar, rejected.reason().code(), provider.name(), reply.raw(rejected.row()));
    }
}
