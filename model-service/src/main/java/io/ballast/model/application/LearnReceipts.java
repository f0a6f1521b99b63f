package io.ballast.model.application;

import java.util.List;
import java.util.Optional;

import org.jboss.logging.Logger;

import io.ballast.kit.operation.OperationPutOffException;
import io.ballast.kit.operation.OperationStoppedException;
import io.ballast.model.domain.target.Target;
import io.ballast.model.domain.target.TargetDecision;
import io.ballast.model.domain.training.Countdown;
import io.ballast.model.domain.training.ShadowTraining;
import io.ballast.model.domain.training.TargetReceipt;
import io.ballast.model.domain.training.Trainer;
import io.ballast.model.domain.training.TrainingProgress;

/**
 * Learns what falling back costs. Receipts explain a training and never end it: one that fails is missing.
 *
 * @param shadow learns both targets; without folds if nothing fell back, or there is nothing to compare
 * @param methods the methods that do
 */
record LearnReceipts(ShadowTraining shadow, List<Trainer> methods) {

    private static final Logger LOG = Logger.getLogger(LearnReceipts.class);

    /** Steps that {@link #learn} reports, whether or not a receipt fails. */
    int steps() {
        return methods.stream().mapToInt(shadow::steps).sum();
    }

    /**
     * Learns a receipt per method, and says in the log what each tells.
     *
     * @param progress told after each step; may end the training as operations end
     */
    List<TargetReceipt> learn(TrainingProgress progress) {
        List<TargetReceipt> receipts = methods.stream()
                .flatMap(method -> learn(method, progress).stream())
                .toList();
        receipts.forEach(LearnReceipts::tell);
        return receipts;
    }

    private Optional<TargetReceipt> learn(Trainer method, TrainingProgress progress) {
        Countdown steps = new Countdown(shadow.steps(method), progress);
        try {
            return shadow.compare(method, steps);
        } catch (OperationStoppedException | OperationPutOffException left) {
            throw left;
        } catch (RuntimeException | LinkageError failed) {
            LOG.errorf(
                    failed,
                    "Failed to learn what %s loses by a fallback; there is no receipt of it, the training goes on",
                    method.name());
            steps.finish();
            return Optional.empty();
        }
    }

    private static void tell(TargetReceipt receipt) {
        LOG.warnf(
                "Receipt of %s: learning %s in place of %s costs %.4f of information coefficient (95 %% from %.4f to %.4f,"
                        + " %d sessions)",
                receipt.model(),
                Target.FWD_RET.column(),
                TargetDecision.PRIMARY.column(),
                receipt.cost().mean(),
                receipt.cost().low(),
                receipt.cost().high(),
                receipt.cost().sessions());
    }
}
