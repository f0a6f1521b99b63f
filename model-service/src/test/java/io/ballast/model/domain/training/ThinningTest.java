package io.ballast.model.domain.training;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ThinningTest {

    @Test
    void shouldKeepTheLatestAndCountBackFromIt() {
        List<Integer> days = List.of(1, 2, 3, 4, 5, 6, 7);

        assertThat(Thinning.of(days, 1)).isEqualTo(days);
        assertThat(Thinning.of(days, 3)).containsExactly(1, 4, 7);
        assertThat(Thinning.of(days, 4)).containsExactly(3, 7);
        assertThat(Thinning.of(days, 100)).containsExactly(7);
        assertThat(Thinning.of(List.of(), 2)).isEmpty();
    }
}
