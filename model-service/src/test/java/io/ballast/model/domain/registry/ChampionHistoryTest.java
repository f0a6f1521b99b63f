package io.ballast.model.domain.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChampionHistoryTest {

    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);

    private final List<AliasChange> changes = new ArrayList<>();

    private ChampionHistory after(ChangeCause cause, UUID trainingRunId) {
        changes.add(new AliasChange(Alias.CHAMPION, trainingRunId, cause, "ann", "a note", List.of(), Instant.EPOCH));
        return new ChampionHistory(changes);
    }

    @Test
    void shouldHaveNothingToGoBackToBeforeTheSecondChampion() {
        assertThat(new ChampionHistory(List.of()).current()).isEmpty();
        assertThat(after(ChangeCause.PROMOTED, A).previous()).isEmpty();
        assertThat(after(ChangeCause.PROMOTED, B).previous()).contains(A);
    }

    @Test
    void shouldGoFurtherBackWithEachRollbackAndForwardWithAPromotion() {
        after(ChangeCause.PROMOTED, A);
        after(ChangeCause.FORCED, B);
        after(ChangeCause.PROMOTED, C);

        assertThat(after(ChangeCause.ROLLED_BACK, B).current()).contains(B);
        assertThat(after(ChangeCause.ROLLED_BACK, A).previous()).isEmpty();
        assertThat(after(ChangeCause.PROMOTED, C).previous()).contains(A);
    }

    @Test
    void shouldNotCountAChampionTwiceThatWasPromotedAgain() {
        after(ChangeCause.PROMOTED, A);
        after(ChangeCause.PROMOTED, B);

        assertThat(after(ChangeCause.FORCED, B).previous()).contains(A);
    }

    @Test
    void shouldNeverBeWithoutAChampionAgain() {
        assertThatThrownBy(() -> after(ChangeCause.ROLLED_BACK, null)).hasMessageContaining("champion");
    }
}
