package io.ballast.model.application;

import java.time.LocalDate;

import io.ballast.model.domain.target.CoverageAttribution;
import io.ballast.model.domain.target.CoverageSpan;

/** Finds out why expected cells lack the primary target. */
public interface CoverageLosses {

    /**
     * Attributes each expected cell of a time.
     *
     * @param span the span the time stands for
     * @param from its first session
     * @param lastMatured the last session whose labels are complete
     * @param to the last session, included
     */
    CoverageAttribution attribute(CoverageSpan span, LocalDate from, LocalDate lastMatured, LocalDate to);
}
