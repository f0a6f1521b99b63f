package io.ballast.monitor.application;

import java.util.function.Consumer;

import io.ballast.monitor.domain.validation.CheckResult;
import io.ballast.monitor.domain.validation.Finding;
import io.ballast.monitor.domain.validation.ValidationRule;
import io.ballast.monitor.domain.validation.ValidationScope;

/** Looks through what is stored. */
public interface ValidationSource {

    /** One look, at one state of what is stored. */
    interface Look extends AutoCloseable {

        /**
         * Applies a rule.
         *
         * @param findings told of everything that is wanting, one after the other, in a fixed order
         * @return the counts; nothing looked at where the data is not published yet
         */
        CheckResult check(ValidationRule rule, Consumer<Finding> findings);

        @Override
        void close();
    }

    /** Begins to look; to be closed by the caller. */
    Look open(ValidationScope scope);
}
