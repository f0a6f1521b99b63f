package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;

import io.ballast.ingestion.domain.universe.MarketFigures;
import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;

/**
 * Computes the average daily dollar volume from stored bars wherever the provider gave none: over the latest 21
 * sessions, or over a delisted security's last 21. The source is recorded with the figure.
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
    private final RunClosing closing;

    @Inject
    RecomputeAdvFallback(DollarVolumes volumes, BarStore bars, RunClosing closing) {
        this.volumes = volumes;
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
        Map<String, LocalDate> lastBars = volumes.lastBars(asked.keySet());
        Optional<LocalDate> latest = bars.lastSession();
        int computed = 0;
        for (Map.Entry<String, LocalDate> security : asked.entrySet()) {
            operation.checkpoint();
            LocalDate lastBar = lastBars.get(security.getKey());
            if (lastBar != null && latest.isPresent()) {
                LocalDate end = security.getValue() == null ? latest.get() : lastBar;
                computed += compute(security.getKey(), end) ? 1 : 0;
            }
        }
        closing.close(operation, false);
        return OperationOutcome.succeeded(new Result(asked.size(), computed));
    }

    private boolean compute(String symbol, LocalDate end) {
        LocalDate start = calendar.session(Math.max(0, calendar.ordinal(end) - MarketFigures.SESSIONS + 1));
        return QuarkusTransaction.requiringNew()
                .call(() -> volumes.computeAdv(symbol, start, end, MarketFigures.SESSIONS));
    }
}
