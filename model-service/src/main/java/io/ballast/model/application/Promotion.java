package io.ballast.model.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.ballast.kit.clock.BusinessClock;
import io.ballast.kit.operation.OperationFailedException;
import io.ballast.model.domain.registry.Alias;
import io.ballast.model.domain.registry.AliasChange;
import io.ballast.model.domain.registry.Candidate;
import io.ballast.model.domain.registry.ChampionHistory;
import io.ballast.model.domain.registry.ChangeCause;
import io.ballast.model.domain.registry.GateCheck;
import io.ballast.model.domain.registry.PromotionGate;

/** Changes which training's models predict; within the caller's transaction. */
@Singleton
public class Promotion {

    private static final Logger LOG = Logger.getLogger(Promotion.class);
    private static final String GATE = "gate";

    private final Registry registry;
    private final BusinessClock clock;

    @Inject
    Promotion(Registry registry, BusinessClock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * Offers a new training. One for a session before the champion's is history, and never predicts.
     *
     * @return whether its models predict from now on
     */
    boolean offer(UUID trainingRunId, PromotionSettings settings) {
        registry.lock();
        Candidate candidate = candidate(trainingRunId);
        Optional<Candidate> champion = champion();
        if (champion.isPresent() && champion.get().session().isAfter(candidate.session())) {
            return false;
        }
        List<GateCheck> checks = settings.gate().judge(candidate, champion);
        boolean passed = PromotionGate.isPassed(checks);
        if (passed && settings.automatic()) {
            promote(trainingRunId, ChangeCause.PROMOTED, GATE, "passed every check", checks);
            return true;
        }
        ChangeCause cause = passed ? ChangeCause.WAITING : ChangeCause.REFUSED;
        String note = passed ? "passed every check; waits for a person to promote it" : failed(checks);
        registry.record(new AliasChange(Alias.CHALLENGER, trainingRunId, cause, GATE, note, checks, clock.instant()));
        LOG.warnf("Training %s for %s does not predict: %s", trainingRunId, candidate.session(), note);
        return false;
    }

    /**
     * Promotes a training on a person's word.
     *
     * @param force whether checks that failed are overruled
     * @throws OperationFailedException if one failed and is not overruled, or there is no such training
     */
    AliasChange promote(UUID trainingRunId, PromotionSettings settings, String author, String note, boolean force) {
        registry.lock();
        List<GateCheck> checks = settings.gate().judge(candidate(trainingRunId), champion());
        boolean passed = PromotionGate.isPassed(checks);
        if (!passed && !force) {
            throw new OperationFailedException(
                    "Training " + trainingRunId + " is not promoted: " + failed(checks),
                    "Promote it with force if you know better; the champion stays what it is.");
        }
        return promote(trainingRunId, passed ? ChangeCause.PROMOTED : ChangeCause.FORCED, author, note, checks);
    }

    /**
     * Brings the champion before back.
     *
     * @throws OperationFailedException if there was none
     */
    AliasChange rollBack(String author, String note) {
        registry.lock();
        UUID previous = new ChampionHistory(registry.history(Alias.CHAMPION))
                .previous()
                .orElseThrow(() -> new OperationFailedException(
                        "There is no champion to go back to", "Train and promote other models first."));
        return record(new AliasChange(
                Alias.CHAMPION, previous, ChangeCause.ROLLED_BACK, author, note, List.of(), clock.instant()));
    }

    /**
     * Keeps the champion what it is until the current transaction ends.
     *
     * @param trainingRunId the training that is expected to be the champion
     * @throws ChampionChangedException if it is not
     */
    void requireChampion(UUID trainingRunId) {
        registry.lock();
        UUID champion =
                registry.current(Alias.CHAMPION).map(AliasChange::trainingRunId).orElse(null);
        if (!trainingRunId.equals(champion)) {
            throw new ChampionChangedException(trainingRunId, champion);
        }
    }

    /** The training that waits for a person's word; empty if none does. */
    Optional<UUID> challenger() {
        return registry.current(Alias.CHALLENGER).map(AliasChange::trainingRunId);
    }

    /** The session the champion was trained for; empty if there is no champion. */
    Optional<LocalDate> championSession() {
        return champion().map(Candidate::session);
    }

    private AliasChange promote(
            UUID trainingRunId, ChangeCause cause, String author, String note, List<GateCheck> checks) {
        AliasChange change =
                record(new AliasChange(Alias.CHAMPION, trainingRunId, cause, author, note, checks, clock.instant()));
        if (challenger().isPresent()) {
            String settled = "training " + trainingRunId + " was promoted";
            registry.record(new AliasChange(
                    Alias.CHALLENGER, null, ChangeCause.SETTLED, author, settled, List.of(), clock.instant()));
        }
        return change;
    }

    private AliasChange record(AliasChange change) {
        registry.record(change);
        LOG.infof(
                "Champion is training %s: %s by %s (%s)",
                change.trainingRunId(), change.cause().label(), change.author(), change.note());
        return change;
    }

    private Candidate candidate(UUID trainingRunId) {
        return registry.candidate(trainingRunId)
                .orElseThrow(() -> new OperationFailedException(
                        "There is no training run " + trainingRunId, "GET /api/v1/training-runs lists them."));
    }

    private Optional<Candidate> champion() {
        return registry.current(Alias.CHAMPION).map(change -> candidate(change.trainingRunId()));
    }

    private static String failed(List<GateCheck> checks) {
        return String.join(
                "; ",
                checks.stream()
                        .filter(check -> !check.passed())
                        .map(GateCheck::explanation)
                        .toList());
    }
}
