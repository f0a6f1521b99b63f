package io.ballast.model.application;

import java.time.LocalDate;
import java.util.List;

import io.ballast.model.domain.dataset.LabelHorizon;
import io.ballast.model.domain.live.PublishedSession;

/**
 * Reads what was published, with what came of it. A return that spans a price jump nobody has explained is taken for unknown,
 * as in training and evaluation.
 */
public interface PublishedOutcomes {

    /**
     * The latest sessions a model published predictions for before the next open, with what was published last until then.
     *
     * @param model the model
     * @param to latest session wanted
     * @param sessions how many at most
     * @param horizon how far the labels look ahead
     * @return ascending; empty if it published none
     */
    List<PublishedSession> latest(String model, LocalDate to, int sessions, LabelHorizon horizon);
}
