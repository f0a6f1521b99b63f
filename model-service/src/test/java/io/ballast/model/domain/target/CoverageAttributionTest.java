package io.ballast.model.domain.target;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.ballast.model.domain.target.CoverageAttribution.Part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CoverageAttributionTest {

    private static final LocalDate FROM = LocalDate.parse("2018-01-02");
    private static final LocalDate TO = LocalDate.parse("2018-02-07");
    private static final List<Part> PARTS = List.of(
            new Part(LossCause.GAP, "Energy", "unknown", 4),
            new Part(LossCause.BENCHMARK_MISSING, "-", "unknown", 3),
            new Part(LossCause.GAP, "-", "from-5-years", 2));

    @Test
    void shouldAddUpByCause() {
        CoverageAttribution attribution = new CoverageAttribution(CoverageSpan.LAST_10, FROM, TO, 20, 11, PARTS);

        assertThat(attribution.lost(LossCause.GAP)).isEqualTo(6);
        assertThat(attribution.lost(LossCause.BENCHMARK_MISSING)).isEqualTo(3);
        assertThat(attribution.lost(LossCause.NOT_MATURED)).isZero();
    }

    @Test
    void shouldRefusePartsThatDoNotAddUp() {
        assertThatThrownBy(() -> new CoverageAttribution(CoverageSpan.LAST_10, FROM, TO, 20, 12, PARTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("12 covered cells and 9 lost ones do not add up to 20 expected ones");
    }
}
