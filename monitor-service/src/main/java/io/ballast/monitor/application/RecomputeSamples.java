package io.ballast.monitor.application;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.ballast.contracts.Services;
import io.ballast.monitor.domain.validation.CheckResult;
import io.ballast.monitor.domain.validation.Finding;
import io.ballast.monitor.domain.validation.ValidationRule;
import io.ballast.monitor.domain.validation.ValidationScope;

/** Has the feature service compute a few published rows once more, from the bars as they are now. */
@Singleton
class RecomputeSamples {

    private static final int SAMPLES = 20;
    private static final int OK = 200;

    private final FeatureSamples samples;
    private final RemoteServices services;
    private final ObjectMapper json;

    @Inject
    RecomputeSamples(FeatureSamples samples, RemoteServices services, ObjectMapper json) {
        this.samples = samples;
        this.services = services;
        this.json = json;
    }

    /**
     * Compares value by value.
     *
     * @param seed draws the rows
     * @return how many values were computed again, and how many are not what was published; nothing looked at while the
     *     feature service does not answer
     */
    CheckResult check(ValidationScope scope, long seed, Consumer<Finding> findings) {
        List<FeatureSamples.Sample> drawn = samples.draw(scope, seed, SAMPLES);
        long checked = 0;
        long found = 0;
        for (FeatureSamples.Sample sample : drawn) {
            for (JsonNode value : explanation(sample).path("values")) {
                checked++;
                if (!value.path("current").asBoolean()) {
                    found++;
                    findings.accept(finding(sample, value));
                }
            }
        }
        return new CheckResult(ValidationRule.FEATURES_RECOMPUTED, checked, found);
    }

    private static Finding finding(FeatureSamples.Sample sample, JsonNode value) {
        return new Finding(
                sample.symbol() + " " + sample.session(),
                value.path("name").asText() + ": published " + value.path("published") + ", computed again "
                        + value.path("recomputed"));
    }

    private JsonNode explanation(FeatureSamples.Sample sample) {
        String symbol = URLEncoder.encode(sample.symbol(), StandardCharsets.UTF_8);
        try {
            RemoteServices.Reply reply = services.read(
                    Services.FEATURE, "/api/v1/features/" + symbol + "/explanation?session=" + sample.session(), null);
            try (InputStream body = reply.body()) {
                return reply.status() == OK ? json.readTree(body) : MissingNode.getInstance();
            }
        } catch (ServiceUnreachableException | IOException gone) {
            return MissingNode.getInstance();
        }
    }
}
