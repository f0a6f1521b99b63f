package io.ballast.ingestion;

import java.time.LocalDate;
import java.util.List;

import io.ballast.ingestion.application.PriorityRules;
import io.ballast.ingestion.domain.arbitration.PriorityRule;

/** Nobody says anything about the order of providers. */
final class NoPriorityRules implements PriorityRules {

    @Override
    public List<PriorityRule> all() {
        return List.of();
    }

    @Override
    public void declare(PriorityRule rule) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean withdraw(String symbol, LocalDate from) {
        return false;
    }
}
