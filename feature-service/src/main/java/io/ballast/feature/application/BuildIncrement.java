package io.ballast.feature.application;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import io.ballast.feature.domain.build.FeatureBuild;
import io.ballast.feature.domain.fingerprint.Definitions;
import io.ballast.feature.domain.increment.Increment;
import io.ballast.feature.domain.increment.IncrementBuild;
import io.ballast.feature.domain.increment.TooMuchChangedException;
import io.ballast.kernel.calendar.ExchangeCalendar;

/** Builds what changed since the last build, as ingestion's log tells it. */
@ApplicationScoped
public class BuildIncrement {
    private static final Logger LOG = Logger.getLogger(BuildIncrement.class);

    /** With more changed rows than these, which are held in memory, everything is built. */
    private static final int MOST_ROWS = 400_000;

    private static final double NANOS = 1e9;

    private final ExchangeCalendar calendar;
    private final MarketChanges market;
    private final IncrementTable table;
    private final PublishBuild publish;

    /**
     * The use case.
     *
     * @param calendar exchange sessions
     * @param market what ingestion says has changed
     * @param table what the last build left
     * @param publish second half of a build
     */
    @Inject
    public BuildIncrement(ExchangeCalendar calendar, MarketChanges market, IncrementTable table, PublishBuild publish) {
        this.calendar = calendar;
        this.market = market;
        this.table = table;
        this.publish = publish;
    }

    /**
     * What came of it.
     *
     * @param build what was published, null if everything has to be built
     * @param reason why everything has to be built, null if there is a build
     */
    public record Attempt(FeatureBuild build, String reason) {}

    /**
     * Builds and publishes.
     *
     * @param request what to build
     * @param lastDue calendar ordinal of the latest session whose bars are due
     * @param now business time
     * @return what was published, or why everything has to be built: the first time, with other settings or code, or if
     *     so much changed that it costs less
     * @throws NothingToBuildException if no bars of included symbols are left
     */
    public Attempt build(BuildRequest request, int lastDue, Instant now) {
        long started = System.nanoTime();
        Optional<IncrementTable.Basis> basis = table.basis();
        if (basis.isEmpty()) {
            return new Attempt(null, IncrementTable.NO_BASIS);
        }
        Optional<String> obstacle = basis.get().obstacle(request.settings(), Definitions.current());
        if (obstacle.isPresent()) {
            return new Attempt(null, obstacle.get());
        }
        try (MarketChanges.Reading reading = market.since(basis.get().snapshot())) {
            if (!reading.isTrusted()) {
                return new Attempt(null, MarketChanges.OTHER_SERVER);
            }
            Optional<String> ruling = basis.get().obstacle(reading.closed());
            if (ruling.isPresent()) {
                return new Attempt(null, ruling.get());
            }
            Increment increment = new IncrementBuild(
                            calendar,
                            request.settings(),
                            reading,
                            basis.get().last(),
                            reading.securities(request.settings().benchmark()),
                            lastDue,
                            MOST_ROWS)
                    .run(reading.changes());
            if (increment.latestBar() < 0) {
                throw new NothingToBuildException("There are no bars of included symbols any more");
            }
            long computed = System.nanoTime();
            BuildLog.ReadUpTo read =
                    new BuildLog.ReadUpTo(reading.snapshot(), calendar.session(lastDue), reading.closed());
            FeatureBuild build = publish.publish(request, increment, read, now);
            reading.published(increment, build.buildId());
            LOG.infof(
                    "Built what changed: %d rows of %s..%s; read and computed %.2f s, wrote %.2f s",
                    build.rows(),
                    build.from(),
                    build.to(),
                    (computed - started) / NANOS,
                    (System.nanoTime() - computed) / NANOS);
            return new Attempt(build, null);
        } catch (TooMuchChangedException tooMuch) {
            return new Attempt(null, tooMuch.getMessage());
        }
    }
}
