package io.ballast.model.learning;

import java.util.Map;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

import io.ballast.model.domain.training.TrainedModel;
import io.ballast.model.domain.training.Trainer;
import io.ballast.model.domain.training.TrainingProgress;
import io.ballast.model.domain.training.TrainingRows;

/**
 * Ridge regression by the normal equations: coefficients {@code (X'WX + lambda I)^-1 X'Wy} of the centred features and
 * labels, W the rows' weights, solved by Cholesky. A missing feature counts as 0, the mean of its session. The intercept is not shrunk.
 */
public final class RidgeTrainer implements Trainer {

    /** The model's name. */
    public static final String NAME = "ridge";

    /** What a fit takes, in boosted trees. */
    private static final int STEPS = 10;

    private final double lambda;

    /**
     * @param lambda strength of the shrinkage, added to the sums of squares; above 0
     * @throws IllegalArgumentException if it is not
     */
    public RidgeTrainer(double lambda) {
        if (!(lambda > 0) || Double.isInfinite(lambda)) {
            throw new IllegalArgumentException("lambda=" + lambda + " is not allowed: a number above 0 is expected");
        }
        this.lambda = lambda;
    }

    /** Strength of the shrinkage. */
    public double lambda() {
        return lambda;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> parameters() {
        return Map.of("lambda", Double.toString(lambda));
    }

    @Override
    public int steps() {
        return STEPS;
    }

    @Override
    public TrainedModel train(TrainingRows rows, TrainingProgress progress) {
        NormalEquations sums = new NormalEquations(rows.width());
        rows.forEach(sums::add);
        DMatrixRMaj coefficients = solve(sums);
        progress.stepsDone(STEPS);
        return new RidgeModel(sums.intercept(coefficients.data), coefficients.data);
    }

    @Override
    public TrainedModel restore(byte[] artifact) {
        return RidgeModel.restore(artifact);
    }

    private DMatrixRMaj solve(NormalEquations sums) {
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(sums.width());
        if (!solver.setA(sums.matrix(lambda))) {
            throw new IllegalStateException("the normal equations are not positive definite with lambda=" + lambda
                    + "; a feature is not finite or lambda is too small");
        }
        DMatrixRMaj coefficients = new DMatrixRMaj(sums.width(), 1);
        solver.solve(sums.rightSide(), coefficients);
        return coefficients;
    }
}
