package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;

import io.ballast.ingestion.application.DollarVolumes.Reach;
import io.ballast.ingestion.domain.universe.MarketFigures;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;

/**
 * Computes the average daily dollar volume from stored bars wherever the provider gave none: over the latest 21
 * sessions, or over a delisted security's last 21. Sessions without a bar count as no trade, but only from a symbol's first
 * bar on: a new listing is not taken for illiquid. The source is recorded with the figure.
 *
 * <p>Parameters: {@code final}, false by default.
 */
@ApplicationScoped
public class RecomputeAdvFallback implements OperationHandler {

    /** The type of the operation. */
    public static final String TYPE = "recompute-adv-fallback";

    private final ExchangeCalendar calendar = ExchangeCalendar.xnys();
    private final DollarVolumes volumes;
    private final BarStore bars;
    private final Sessions sessions;
    private final RunClosing closing;

    @Inject
    RecomputeAdvFallback(DollarVolumes volumes, BarStore bars, Sessions sessions, RunClosing closing) {
        this.volumes = volumes;
        this.sessions = sessions;
        this.bars = bars;
        this.closing = closing;
    }

    /**
     * What was computed.
     *
     * @param asked securities without a figure of the provider
     * @param computed of them, those with bars to compute it from
     */
    public record Result(int asked, int computed) {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public OperationOutcome run(OperationContext operation) {
        Map<String, LocalDate> asked = volumes.withoutProviderAdv();
        Map<String, Reach> reaches = volumes.reaches(asked.keySet());
        Optional<LocalDate> latest = bars.lastSession();
        int computed = 0;
        for (Map.Entry<String, LocalDate> security : asked.entrySet()) {
            operation.checkpoint();
            Reach reach = reaches.get(security.getKey());
            if (reach != null && latest.isPresent()) {
                LocalDate end = security.getValue() == null ? latest.get() : reach.last();
                computed += compute(security.getKey(), reach.first(), end) ? 1 : 0;
            }
        }
        closing.close(operation, false);
        return OperationOutcome.succeeded(new Result(asked.size(), computed));
    }

    private boolean compute(String symbol, LocalDate first, LocalDate end) {
        LocalDate start = calendar.session(Math.max(0, calendar.ordinal(end) - MarketFigures.SESSIONS + 1));
        LocalDate from = start.isBefore(first) ? first : start;
        int held = Math.max(1, sessions.held(from, end).size());
        return QuarkusTransaction.requiringNew().call(() -> volumes.computeAdv(symbol, from, end, held));
    }
}
