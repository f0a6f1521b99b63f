package io.ballast.kit.event;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;

import io.ballast.contracts.Topics;

/** Gives each incoming channel its dead-letter topic, {@code <topic>.dlq}; channels are named after their topics. */
public final class DeadLetterTopicInterceptor implements ConfigSourceInterceptor {

    private static final long serialVersionUID = 1L;
    private static final Pattern SETTING =
            Pattern.compile("mp\\.messaging\\.incoming\\.\"?([a-z-]+)\"?\\.dead-letter-queue\\.topic");

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue configured = context.proceed(name);
        if (configured != null) {
            return configured;
        }
        Matcher setting = SETTING.matcher(name);
        if (!setting.matches()) {
            return null;
        }
        return ConfigValue.builder()
                .withName(name)
                .withValue(Topics.deadLetter(setting.group(1)))
                .build();
    }
}
