package io.ballast.feature.messaging;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.contracts.FeatureShardRequested;
import io.ballast.feature.application.ShardAnnouncer;
import io.ballast.feature.application.ShardPass;
import io.ballast.feature.application.ShardPlan;
import io.ballast.kit.event.Outbox;

/** Asks for help by feature-shard-requested events, one per shard. */
@Singleton
class ShardRequests implements ShardAnnouncer {
    private final Outbox outbox;

    @Inject
    ShardRequests(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void request(ShardPlan plan, ShardPass pass, int shards) {
        for (int shard = 0; shard < shards; shard++) {
            outbox.publish(
                    Integer.toString(shard),
                    new FeatureShardRequested(
                            plan.runId(), plan.buildId(), plan.attempt(), nameOf(pass), shard, shards));
        }
    }

    static String nameOf(ShardPass pass) {
        return switch (pass) {
            case SCORE -> FeatureShardRequested.SCORE;
            case WRITE -> FeatureShardRequested.WRITE;
        };
    }
}
