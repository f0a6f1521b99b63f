package io.ballast.model.domain.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What drift is measured from.
 *
 * @param bins how each feature and each model's predictions are spread
 */
public record DriftBaseline(Map<DriftSubject, ReferenceBins> bins) {

    /** The spread of a sample. */
    public static DriftBaseline of(DriftSample sample) {
        Map<DriftSubject, ReferenceBins> bins = new LinkedHashMap<>();
        sample.forEach((subject, values) -> bins.put(subject, ReferenceBins.of(values)));
        return new DriftBaseline(bins);
    }

    /** How far the features and models of a sample are from it; what the baseline does not know is left out. */
    public List<Drift> compare(DriftSample sample) {
        List<Drift> drifts = new ArrayList<>();
        sample.forEach((subject, values) -> {
            ReferenceBins reference = bins.get(subject);
            if (reference != null) {
                drifts.add(new Drift(subject, PopulationStability.of(reference, values)));
            }
        });
        return drifts;
    }
}
