package io.ballast.monitor.application;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import io.ballast.monitor.domain.validation.Finding;
import io.ballast.monitor.domain.validation.ValidationReport;
import io.ballast.monitor.domain.validation.ValidationRule;

/** Where validations are kept. */
public interface ValidationReports {

    /** Takes in the findings of one rule, in batches. */
    interface FindingSink extends Consumer<Finding>, AutoCloseable {

        @Override
        void close();
    }

    /** Forgets what is kept of a validation, so that it can be done again. */
    void forget(UUID id);

    /** Keeps the findings of a rule; to be closed by the caller. */
    FindingSink findings(UUID id, ValidationRule rule);

    /** Keeps a finished validation. */
    void save(ValidationReport report);

    /** A finished validation. */
    Optional<ValidationReport> find(UUID id);

    /** Finished validations, newest first. */
    List<ValidationReport> latest(int limit);

    /** The validation finished before another one over the same scope; empty if there is none. */
    Optional<ValidationReport> before(ValidationReport report);

    /** Passes the findings of a rule on, in their order, from a position on. */
    List<Finding> findings(UUID id, ValidationRule rule, long from, int limit);
}
