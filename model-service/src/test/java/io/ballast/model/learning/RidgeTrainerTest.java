package io.ballast.model.learning;

import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class RidgeTrainerTest {

    @Test
    void shouldGatherCentredNormalEquations() {
        NormalEquations sums = new NormalEquations(2);
        sums.add(new float[] {1, 2}, 0, 3, 1);
        sums.add(new float[] {3, Float.NaN}, 0, 5, 1);

        // Centred rows (-1, 1) and (1, -1), centred labels -1 and 1.
        DMatrixRMaj matrix = sums.matrix(1);
        assertThat(matrix.data).containsExactly(3, -2, -2, 3);
        assertThat(sums.rightSide().data).containsExactly(2, -2);
        // Coefficients 0.4 and -0.4: intercept 4 - (0.4 * 2 - 0.4 * 1).
        assertThat(sums.intercept(new double[] {0.4, -0.4})).isCloseTo(3.6, within(1e-15));
    }

    @Test
    void shouldCountAHeavierRowAsOftenAsItsWeight() {
        NormalEquations once = new NormalEquations(2);
        once.add(new float[] {1, 2}, 0, 3, 2);
        once.add(new float[] {3, 1}, 0, 5, 1);
        NormalEquations twice = new NormalEquations(2);
        twice.add(new float[] {1, 2}, 0, 3, 1);
        twice.add(new float[] {1, 2}, 0, 3, 1);
        twice.add(new float[] {3, 1}, 0, 5, 1);

        assertThat(once.matrix(1).data).containsExactly(twice.matrix(1).data);
        assertThat(once.rightSide().data).containsExactly(twice.rightSide().data);
        assertThat(once.intercept(new double[] {1, 2})).isEqualTo(twice.intercept(new double[] {1, 2}));
    }

    @Test
    void shouldRestoreInterceptAndCoefficients() {
        RidgeModel model = new RidgeModel(0.5, new double[] {1, -2});

        assertThat(RidgeModel.restore(model.artifact()).artifact()).hasSize(24).isEqualTo(model.artifact());
    }

    @Test
    void shouldRefuseALambdaThatShrinksNothing() {
        assertThatThrownBy(() -> new RidgeTrainer(0)).hasMessageContaining("lambda=0.0");
    }
}
