package io.ballast.monitor.domain.rule;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ballast.monitor.domain.cause.LostCell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SegmentTest {

    @ParameterizedTest
    @CsvSource({"sector=Energy,SECTOR,Energy", "sector=Oil = Gas,SECTOR,Oil = Gas", "provider=polygon,PROVIDER,polygon"
    })
    void shouldReadWhatAScopeNames(String scope, Segment.Dimension dimension, String name) {
        assertThat(Segment.of(scope)).contains(new Segment(dimension, name));
        assertThat(Segment.of(scope).orElseThrow().scope()).isEqualTo(scope);
    }

    @ParameterizedTest
    @CsvSource({"''", "bars", "fwd_ret_resid", "sectors", "exchange=XNYS"})
    void shouldLeaveOtherScopesAlone(String scope) {
        assertThat(Segment.of(scope)).isEmpty();
    }

    @Test
    void shouldRefuseAPartWithoutAName() {
        assertThatThrownBy(() -> Segment.of("sector=")).hasMessageContaining("scope=sector=");
    }

    @Test
    void shouldCoverTheCellsOfItsSectorOrOfItsProvider() {
        LostCell cell = cell("Energy", "polygon");

        assertThat(new Segment(Segment.Dimension.SECTOR, "Energy").covers(cell)).isTrue();
        assertThat(new Segment(Segment.Dimension.SECTOR, "Mining").covers(cell)).isFalse();
        assertThat(new Segment(Segment.Dimension.PROVIDER, "polygon").covers(cell))
                .isTrue();
        assertThat(new Segment(Segment.Dimension.SECTOR, "-").covers(cell(null, null)))
                .isTrue();
    }

    private static LostCell cell(String sector, String provider) {
        return new LostCell("S1", LocalDate.of(2018, 2, 7), provider, "provider-missing", sector, "XNYS", null, null);
    }
}
