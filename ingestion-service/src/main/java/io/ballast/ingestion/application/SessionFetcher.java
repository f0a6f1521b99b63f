package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    private final BarJudge judge = new BarJudge(ExchangeCalendar.xnys());

    @Inject
    SessionFetcher(MarketDataProvider provider, ProviderOrder providers) {
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
    record Fetched(List<FetchedSession> sessions, List<LocalDate> unavailable, Optional<RuntimeException> failure) {

        /** The sessions nothing more is to be asked for. */
        Set<LocalDate> done() {
            Set<LocalDate> done = new HashSet<>(unavailable);
            sessions.forEach(session -> done.add(session.session()));
            return done;
        }

        /** The oldest session that was fetched; there must be one. */
        LocalDate first() {
            return sessions.stream()
                    .map(FetchedSession::session)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }

        /** The newest session that was fetched; there must be one. */
        LocalDate last() {
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
    Fetched fetch(List<LocalDate> sessions, WantedCells wanted, Runnable checkpoint) {
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

    private Optional<FetchedSession> fetchIfAvailable(LocalDate session, WantedCells wanted) {
        try {
            return Optional.of(fetch(session, wanted));
        } catch (ProviderException failed) {
            if (failed.kind() != Kind.UNAUTHORIZED
                    && !providers.after(provider.name()).isEmpty()) {
                return Optional.of(FetchedSession.failed(session, wanted.on(session), failed.getMessage()));
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
