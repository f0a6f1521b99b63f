package io.ballast.model.domain.dataset;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UniverseTest {

    private static final LocalDate FIRST = LocalDate.of(2015, 3, 2);
    private static final LocalDate LEFT = LocalDate.of(2017, 6, 1);
    private static final LocalDate BACK = LocalDate.of(2018, 2, 7);

    private final Universe universe = new Universe(List.of(
            new Membership("B", BACK, null), new Membership("A", null, null), new Membership("B", FIRST, LEFT)));

    @Test
    void shouldKnowEachMembershipOfWhoLeftAndCameBack() {
        int position = universe.position("B");

        assertThat(universe.symbol(position)).isEqualTo("B");
        assertThat(universe.isMember(position, FIRST.toEpochDay() - 1)).isFalse();
        assertThat(universe.isMember(position, FIRST.toEpochDay())).isTrue();
        assertThat(universe.isMember(position, LEFT.toEpochDay() - 1)).isTrue();
        assertThat(universe.isMember(position, LEFT.toEpochDay())).isFalse();
        assertThat(universe.isMember(position, BACK.toEpochDay())).isTrue();
    }

    @Test
    void shouldKnowSymbolsThatNeverWereMembers() {
        assertThat(universe.position("A")).isZero();
        assertThat(universe.isMember(0, BACK.toEpochDay())).isFalse();
        assertThat(universe.members(BACK.toEpochDay())).isEqualTo(1);
        assertThat(universe.position("C")).isEqualTo(-1);
    }
}
