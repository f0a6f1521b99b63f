package io.ballast.model.application;

import java.time.LocalDate;
import java.util.List;

import io.ballast.model.domain.live.PublishedSession;

/** Reads what was published, with what came of it. */
public interface PublishedOutcomes {

    /**
     * The latest sessions a model published predictions for.
     *
     * @param model the model
     * @param to latest session wanted
     * @param sessions how many at most
     * @return ascending; empty if it published none
     */
    List<PublishedSession> latest(String model, LocalDate to, int sessions);
}
