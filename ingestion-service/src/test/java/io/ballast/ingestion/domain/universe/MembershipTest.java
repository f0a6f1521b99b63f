package io.ballast.ingestion.domain.universe;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MembershipTest {

    private static final LocalDate LISTED = LocalDate.of(2015, 3, 2);
    private static final LocalDate DELISTED = LocalDate.of(2017, 6, 1);

    @Test
    void shouldLastFromListingToTheDayBeforeDelisting() {
        Membership membership = Membership.lifeOf(LISTED, DELISTED);

        assertThat(membership.covers(LISTED)).isTrue();
        assertThat(membership.covers(LISTED.minusDays(1))).isFalse();
        assertThat(membership.covers(DELISTED.minusDays(1))).isTrue();
        assertThat(membership.covers(DELISTED)).isFalse();
    }

    @Test
    void shouldStartWithTheCalendarWhenTheListingDateIsUnknownOrOlder() {
        assertThat(Membership.lifeOf(null, null)).isEqualTo(new Membership(LocalDate.of(1990, 1, 1), null));
        assertThat(Membership.lifeOf(LocalDate.of(1962, 1, 2), null).from()).isEqualTo(LocalDate.of(1990, 1, 1));
    }

    @Test
    void shouldBeEmptyWhenDelistedBeforeListed() {
        Membership membership = Membership.lifeOf(DELISTED, LISTED);

        assertThat(membership.covers(DELISTED)).isFalse();
        assertThat(membership.covers(LISTED)).isFalse();
    }

    @Test
    void shouldOverlapHalfOpenRanges() {
        Membership membership = Membership.lifeOf(LISTED, DELISTED);

        assertThat(membership.overlaps(DELISTED, DELISTED.plusYears(1))).isFalse();
        assertThat(membership.overlaps(DELISTED.minusDays(1), DELISTED)).isTrue();
        assertThat(membership.overlaps(LISTED.minusDays(9), LISTED)).isFalse();
        assertThat(Membership.lifeOf(LISTED, null).overlaps(DELISTED, DELISTED.plusDays(1)))
                .isTrue();
    }

    @Test
    void shouldEndEarlierButNeverLater() {
        Membership membership = Membership.lifeOf(LISTED, DELISTED);

        assertThat(membership.endedOn(DELISTED.plusDays(5))).isEqualTo(membership);
        assertThat(membership.endedOn(DELISTED.minusDays(5)).to()).isEqualTo(DELISTED.minusDays(5));
        assertThat(membership.endedOn(LISTED.minusDays(5)).to()).isEqualTo(LISTED);
    }
}
