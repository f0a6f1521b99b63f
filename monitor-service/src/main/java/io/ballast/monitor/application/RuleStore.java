package io.ballast.monitor.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.ballast.monitor.domain.rule.Rule;

/** Where the rules are, with everything that was ever changed in them. */
public interface RuleStore {

    /**
     * A change of a rule.
     *
     * @param rule its name
     * @param changedAt when, system clock
     * @param author who
     * @param note why
     * @param before the rule before, null if it is new
     * @param after the rule since
     */
    record RuleChange(String rule, Instant changedAt, String author, String note, Rule before, Rule after) {}

    /**
     * All rules.
     *
     * @return by name
     */
    List<Rule> all();

    /**
     * One rule.
     *
     * @param name its name
     * @return empty if there is none
     */
    Optional<Rule> find(String name);

    /**
     * Makes or changes a rule, and notes who did.
     *
     * @param change what is true since
     */
    void change(RuleChange change);

    /**
     * Changes of a rule.
     *
     * @param name its name
     * @return newest first
     */
    List<RuleChange> changes(String name);
}
