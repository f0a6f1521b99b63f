package io.ballast.monitor.application;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.ballast.kit.config.Variables;
import io.ballast.monitor.config.MonitorSettings;
import io.ballast.monitor.domain.rule.ShippedRule;

/** What is judged by now: the thresholds that rules have of their own, else those of the variables. */
@Singleton
public class Thresholds {

    private final RuleStore rules;
    private final Variables variables;
    private final MonitorSettings configured;

    @Inject
    Thresholds(RuleStore rules, Variables variables, MonitorSettings configured) {
        this.rules = rules;
        this.variables = variables;
        this.configured = configured;
    }

    /**
     * What holds for everybody.
     *
     * @return the configured settings with the thresholds of the rules
     */
    public MonitorSettings now() {
        return configured.with(ShippedRule.ownThresholds(rules.all()));
    }

    /**
     * What holds for one call: what it sets itself comes first.
     *
     * @param call the variables as the call sees them
     * @return its settings
     * @throws io.ballast.kit.config.ConfigurationException if a value of the call is not allowed
     */
    public MonitorSettings of(Variables call) {
        Map<ShippedRule, Double> own = ShippedRule.ownThresholds(rules.all());
        own.keySet().removeIf(rule -> isSetBy(call, rule));
        return MonitorSettings.from(call).with(own);
    }

    private boolean isSetBy(Variables call, ShippedRule rule) {
        String name = rule.variable().toUpperCase(Locale.ROOT);
        Optional<String> wanted = call.optionalText(name);
        return !wanted.equals(variables.optionalText(name));
    }
}
