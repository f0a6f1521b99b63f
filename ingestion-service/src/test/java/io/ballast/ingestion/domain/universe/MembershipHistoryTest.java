package io.ballast.ingestion.domain.universe;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MembershipHistoryTest {

    private static final LocalDate LISTED = LocalDate.of(2015, 3, 2);
    private static final LocalDate LEFT = LocalDate.of(2017, 6, 1);
    private static final LocalDate BACK = LocalDate.of(2018, 2, 7);

    private final MembershipHistory member = MembershipHistory.of(new Membership(LISTED, null));

    @Test
    void shouldKeepBothMembershipsOfWhoLeavesAndComesBack() {
        MembershipHistory history = member.leftOn(LEFT).joinedOn(BACK);

        assertThat(history.intervals()).containsExactly(new Membership(LISTED, LEFT), new Membership(BACK, null));
        assertThat(history.covers(LEFT.minusDays(1))).isTrue();
        assertThat(history.covers(LEFT)).isFalse();
        assertThat(history.covers(BACK.minusDays(1))).isFalse();
        assertThat(history.covers(BACK)).isTrue();
        assertThat(history.from()).isEqualTo(LISTED);
        assertThat(history.to()).isNull();
    }

    @Test
    void shouldGoOnWhenItLeftAndJoinedOnTheSameDay() {
        assertThat(member.leftOn(LEFT).joinedOn(LEFT)).isEqualTo(member);
    }

    @Test
    void shouldNotChangeWhenDecidedTwice() {
        MembershipHistory left = member.leftOn(LEFT);

        assertThat(left.leftOn(LEFT)).isEqualTo(left);
        assertThat(left.leftOn(BACK)).isEqualTo(left);
        assertThat(member.joinedOn(BACK)).isEqualTo(member);
    }

    @Test
    void shouldForgetAMembershipThatEndsOnItsFirstDay() {
        MembershipHistory history = member.leftOn(LEFT).joinedOn(BACK).leftOn(BACK);

        assertThat(history).isEqualTo(member.leftOn(LEFT));
        assertThat(MembershipHistory.of(new Membership(LISTED, LISTED))).isEqualTo(MembershipHistory.NONE);
    }

    @Test
    void shouldBeEmptyAndNotOpenWhenItNeverWasAMember() {
        assertThat(MembershipHistory.NONE.isEmpty()).isTrue();
        assertThat(MembershipHistory.NONE.isOpen()).isFalse();
        assertThat(MembershipHistory.NONE.from()).isNull();
        assertThat(MembershipHistory.NONE.leftOn(LEFT)).isEqualTo(MembershipHistory.NONE);
    }

    @Test
    void shouldRefuseIntervalsThatTouchOrFollowAnOpenOne() {
        List<Membership> touching = List.of(new Membership(LISTED, LEFT), new Membership(LEFT, null));
        List<Membership> afterOpen = List.of(new Membership(LISTED, null), new Membership(LEFT, null));

        assertThatThrownBy(() -> new MembershipHistory(touching)).hasMessageContaining("does not follow");
        assertThatThrownBy(() -> new MembershipHistory(afterOpen)).hasMessageContaining("does not follow");
    }
}
