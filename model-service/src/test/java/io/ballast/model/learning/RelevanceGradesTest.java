package io.ballast.model.learning;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RelevanceGradesTest {

    @Test
    void shouldGradeByFifthsOfTheSessionAndLeaveOthersAlone() {
        float[] labels = {9, 0.3f, -0.1f, 0.5f, 0.1f, 0.2f, 9};
        float[] grades = new float[labels.length];

        RelevanceGrades.of(labels, 1, 6, grades);

        assertThat(grades).containsExactly(0, 3, 0, 4, 1, 2, 0);
    }

    @Test
    void shouldGiveEqualLabelsTheGradeOfTheLowestOfThem() {
        float[] grades = new float[5];

        RelevanceGrades.of(new float[] {1, 2, 2, 2, 2}, 0, 5, grades);

        assertThat(grades).containsExactly(0, 1, 1, 1, 1);
    }
}
