package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

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
     * Fetches sessions, a few at a time.
     *
     * @param sessions in the order they are asked for
     * @param wanted which cells matter
     * @param checkpoint called between answers; may throw to stop
     * @return one per session, in the same order; sessions that are not in the provider's plan are left out, unless
     *     there is another provider to ask
     */
    public List<FetchedSession> fetch(List<LocalDate> sessions, WantedCells wanted, Runnable checkpoint) {
        try (ProviderCalls calls = new ProviderCalls()) {
            return calls.each(sessions, session -> fetchIfAvailable(session, wanted), checkpoint).stream()
                    .flatMap(Optional::stream)
                    .toList();
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
