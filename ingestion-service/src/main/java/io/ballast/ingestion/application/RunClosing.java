package io.ballast.ingestion.application;

import java.time.LocalDate;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import io.ballast.contracts.BarsIngested;
import io.ballast.ingestion.application.RunLedger.RunSum;
import io.ballast.kit.event.Outbox;
import io.ballast.kit.operation.OperationContext;

/**
 * Ends a run's ingestion: what it stored is scanned for suspect bars, and one event that sums up all operations of the
 * run starts the features.
 */
@ApplicationScoped
public class RunClosing {

    private final RunLedger ledger;
    private final BarStore bars;
    private final ProviderOrder providers;
    private final ScanSuspects suspects;
    private final Outbox outbox;

    @Inject
    RunClosing(RunLedger ledger, BarStore bars, ProviderOrder providers, ScanSuspects suspects, Outbox outbox) {
        this.ledger = ledger;
        this.bars = bars;
        this.providers = providers;
        this.suspects = suspects;
        this.outbox = outbox;
    }

    /**
     * Publishes the final event if this operation is the run's last. A run that stored nothing is summed up with the
     * latest stored session as its range, so that what follows finds its work done.
     *
     * @param operation its parameter {@code final} decides
     * @param finalByDefault what holds if the parameter is absent
     * @return whether the operation was the last
     */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean close(OperationContext operation, boolean finalByDefault) {
        if (!operation.parameters().path("final").asBoolean(finalByDefault)) {
            return false;
        }
        if (ledger.close(operation.runId())) {
            suspects.scan(operation.runId());
            RunSum sum = sum(operation.runId());
            outbox.publish(operation.runId(), event(operation, sum));
        }
        return true;
    }

    private RunSum sum(String runId) {
        return ledger.sum(runId).orElseGet(() -> {
            Optional<LocalDate> latest = bars.lastSession();
            return new RunSum(latest.orElse(null), latest.orElse(null), 0, 0, 0, 0, 0);
        });
    }

    private BarsIngested event(OperationContext operation, RunSum sum) {
        return new BarsIngested(
                operation.runId(),
                true,
                operation.type(),
                providers.names(),
                sum.from(),
                sum.to(),
                sum.sessions(),
                sum.symbols(),
                sum.bars(),
                sum.revised(),
                sum.quarantined(),
                0,
                1,
                bars.contentHash(sum.from(), sum.to()));
    }
}
