package io.ballast.model.application;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.model.application.DriftReport.FeatureDrift;
import io.ballast.model.domain.dataset.FeatureNames;
import io.ballast.model.domain.dataset.Universe;
import io.ballast.model.domain.live.PopulationStability;

/**
 * Compares the members' features of a session with those of the sessions before. Features of the market are the same for
 * all members, so that they have no distribution to compare; they are left out.
 */
@Singleton
public class DriftCheck {

    private static final int REFERENCE = 20;

    private final FeatureSource source;
    private final DataSets dataSets;
    private final ExchangeCalendar calendar;

    @Inject
    DriftCheck(FeatureSource source, DataSets dataSets, ExchangeCalendar calendar) {
        this.source = source;
        this.dataSets = dataSets;
        this.calendar = calendar;
    }

    /** The drift of a session, or of the latest one. */
    public DriftReport of(Optional<LocalDate> asked) {
        FeatureSource.History history = dataSets.history();
        LocalDate session = dataSets.session(asked, history);
        FeatureNames features = own(source.features());
        LocalDate to = calendar.plus(session, -1);
        LocalDate from = later(history.first(), calendar.plus(session, -REFERENCE));
        Columns reference = new Columns(features.size());
        if (!from.isAfter(to)) {
            collect(features, from, to, reference);
        }
        Columns sample = new Columns(features.size());
        collect(features, session, session, sample);
        List<FeatureDrift> drifts = IntStream.range(0, features.size())
                .mapToObj(feature -> drift(
                        features.names().get(feature),
                        PopulationStability.of(reference.of(feature), sample.of(feature))))
                .sorted(Comparator.comparing(FeatureDrift::stability, Comparator.nullsLast(Comparator.reverseOrder())))
                .toList();
        return new DriftReport(session, from, to, drifts);
    }

    private void collect(FeatureNames features, LocalDate from, LocalDate to, Columns columns) {
        Universe universe = source.universe();
        source.rows(features, from, to, (symbol, day, ordinal, row, labels, executable) -> {
            int position = universe.position(symbol);
            if (position >= 0 && universe.isMember(position, day.toEpochDay())) {
                columns.add(row);
            }
        });
    }

    private static FeatureDrift drift(String feature, double stability) {
        String change = stability >= PopulationStability.MAJOR
                ? "major"
                : stability >= PopulationStability.MODERATE ? "moderate" : "none";
        return new FeatureDrift(feature, Double.isNaN(stability) ? null : stability, change);
    }

    private static FeatureNames own(FeatureNames all) {
        return all.at(IntStream.range(0, all.size())
                .filter(feature -> !all.isMarketWide(feature))
                .toArray());
    }

    private static LocalDate later(LocalDate left, LocalDate right) {
        return left.isAfter(right) ? left : right;
    }
}
