package io.ballast.model.domain.registry;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The champions one after the other. A promotion puts one on top of those before, a rollback takes the top one off. */
public final class ChampionHistory {

    private final Deque<UUID> champions = new ArrayDeque<>();

    /**
     * Replays changes.
     *
     * @param changes all changes of the alias champion, oldest first
     */
    public ChampionHistory(List<AliasChange> changes) {
        for (AliasChange change : changes) {
            if (change.cause() == ChangeCause.ROLLED_BACK) {
                champions.pop();
            } else if (!change.trainingRunId().equals(champions.peek())) {
                champions.push(change.trainingRunId());
            }
        }
    }

    /** The champion; empty if there never was one. */
    public Optional<UUID> current() {
        return Optional.ofNullable(champions.peek());
    }

    /** The champion a rollback brings back; empty if there was none before. */
    public Optional<UUID> previous() {
        return champions.stream().skip(1).findFirst();
    }
}
