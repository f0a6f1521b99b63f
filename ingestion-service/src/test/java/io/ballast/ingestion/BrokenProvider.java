package io.ballast.ingestion;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import io.ballast.ingestion.application.BarReply;
import io.ballast.ingestion.application.MarketDataProvider;
import io.ballast.ingestion.application.ProviderException;

/** A provider that answers for some sessions and then breaks. */
final class BrokenProvider extends DelegatingProvider {

    private final AtomicInteger left;

    BrokenProvider(MarketDataProvider real, int sessions) {
        super(real);
        this.left = new AtomicInteger(sessions);
    }

    @Override
    public BarReply session(LocalDate session, Predicate<String> wanted) {
        if (left.decrementAndGet() < 0) {
            throw new ProviderException(ProviderException.Kind.FAILED, "broken", null);
        }
        return super.session(session, wanted);
    }
}
