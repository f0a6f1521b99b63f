package io.ballast.model.domain.training;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.ballast.model.domain.dataset.CrossSection;
import io.ballast.model.domain.target.Target;

import static org.assertj.core.api.Assertions.assertThat;

class TrainingRowsTest {

    @Test
    void shouldWeighRowsByTheSessionsSinceTheLatest() {
        List<CrossSection> sections = FakeMarket.of(140).sections();
        TrainingRows rows = new TrainingRows(
                List.of(sections.get(0), sections.get(60), sections.get(120)), Target.FWD_RET_RESID, 2);
        List<Float> weights = new ArrayList<>();

        rows.forEach((features, offset, label, weight) -> weights.add(weight));

        assertThat(weights).hasSize(rows.count());
        assertThat(weights.stream().distinct())
                .as("half after 120 sessions, also where sessions between have no rows")
                .containsExactly(0.5f, (float) Math.sqrt(0.5), 1f);
    }
}
