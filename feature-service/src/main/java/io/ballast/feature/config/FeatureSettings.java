package io.ballast.feature.config;

import io.ballast.feature.domain.build.BuildSettings;
import io.ballast.feature.domain.target.TargetSettings;
import io.ballast.kit.config.ConfigurationException;
import io.ballast.kit.config.Variables;

/**
 * What the feature service works by.
 *
 * @param build what features and labels depend on
 * @param daysBack window of the target coverage, calendar days
 * @param buildShards into how many shards a build of everything is cut
 */
public record FeatureSettings(BuildSettings build, int daysBack, int buildShards) {

    /**
     * Reads the variables.
     *
     * @param variables where from
     * @return the settings, within their bounds
     * @throws ConfigurationException if a value is not allowed
     */
    public static FeatureSettings from(Variables variables) {
        TargetSettings targets = new TargetSettings(
                variables.integer("TARGET_HORIZON_DAYS", 5, 1, 63), variables.number("DELISTING_RETURN", 0, -1, 10));
        String benchmark = variables.text("BENCHMARK_SYMBOL", "IWM");
        return new FeatureSettings(
                new BuildSettings(targets, benchmark),
                variables.integer("DAYS_BACK", 30, 1, 3650),
                variables.integer("FEATURE_BUILD_SHARDS", 1, 1, 1024));
    }
}
