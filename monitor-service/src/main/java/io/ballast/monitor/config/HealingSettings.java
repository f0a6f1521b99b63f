package io.ballast.monitor.config;

import java.time.Duration;
import java.util.List;

import io.ballast.kit.config.ConfigurationException;
import io.ballast.kit.config.Variables;
import io.ballast.monitor.domain.healing.HealingPolicy;

/**
 * Whether and how the monitor heals by itself.
 *
 * @param automatic whether gaps are repaired without being asked
 * @param policy how far a repair goes
 * @param interval time between two looks for gaps
 */
public record HealingSettings(boolean automatic, HealingPolicy policy, Duration interval) {

    private static final int DAY = 86_400;

    /**
     * Reads the {@code HEAL_...} variables.
     *
     * @param variables where from
     * @return the settings, within their bounds
     * @throws ConfigurationException if a value is not allowed
     */
    public static HealingSettings from(Variables variables) {
        boolean automatic =
                variables.oneOf("HEAL_AUTO", "off", List.of("off", "on")).equals("on");
        HealingPolicy policy = new HealingPolicy(
                variables.number("HEAL_MAX_SHARE", 0.25, 0, 1),
                variables.integer("HEAL_MAX_CELLS", 20_000, 1, 1_000_000),
                variables.integer("HEAL_MAX_CELLS_PER_DAY", 100_000, 1, 10_000_000),
                variables.integer("HEAL_MAX_ATTEMPTS", 5, 1, 100),
                variables.seconds("HEAL_PAUSE_SEC", 3_600, 0, 30 * DAY));
        return new HealingSettings(automatic, policy, variables.seconds("HEAL_INTERVAL_SEC", 300, 1, DAY));
    }
}
