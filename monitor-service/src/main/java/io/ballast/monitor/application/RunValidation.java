package io.ballast.monitor.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import org.jboss.logging.Logger;

import io.ballast.kernel.calendar.ExchangeCalendar;
import io.ballast.kernel.calendar.PublishSchedule;
import io.ballast.kit.clock.BusinessClock;
import io.ballast.kit.operation.OperationContext;
import io.ballast.kit.operation.OperationHandler;
import io.ballast.kit.operation.OperationOutcome;
import io.ballast.monitor.application.ValidationReports.FindingSink;
import io.ballast.monitor.domain.rule.Verdict;
import io.ballast.monitor.domain.validation.CheckResult;
import io.ballast.monitor.domain.validation.ValidationReport;
import io.ballast.monitor.domain.validation.ValidationRule;
import io.ballast.monitor.domain.validation.ValidationScope;

/**
 * Validates what is stored, rule by rule, in bounded memory: of the last {@value #RECENT_SESSIONS} sessions, or of all.
 *
 * <p>Parameters: {@code full}, false by default; {@code symbols}, all by default.
 */
@Singleton
public class RunValidation implements OperationHandler {

    /** The operation's type. */
    public static final String TYPE = "run-validation";

    private static final Logger LOG = Logger.getLogger(RunValidation.class);
    private static final int RECENT_SESSIONS = 120;

    private final ValidationSource source;
    private final RecomputeSamples samples;
    private final ValidationReports reports;
    private final MarketReader market;
    private final ExchangeCalendar calendar;
    private final PublishSchedule schedule;
    private final BusinessClock clock;

    @Inject
    RunValidation(
            ValidationSource source,
            RecomputeSamples samples,
            ValidationReports reports,
            MarketReader market,
            ExchangeCalendar calendar,
            PublishSchedule schedule,
            BusinessClock clock) {
        this.source = source;
        this.samples = samples;
        this.reports = reports;
        this.market = market;
        this.calendar = calendar;
        this.schedule = schedule;
        this.clock = clock;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void validate(JsonNode parameters) {
        JsonNode full = parameters.path("full");
        if (!full.isMissingNode() && !full.isBoolean()) {
            throw new IllegalArgumentException("full=" + full + " is not allowed: true or false is expected");
        }
        JsonNode symbols = parameters.path("symbols");
        if (!symbols.isMissingNode() && !symbols.isArray()) {
            throw new IllegalArgumentException("symbols=" + symbols + " is not allowed: a list of symbols is expected");
        }
        requireKnown(symbols(parameters));
    }

    /** A misspelt symbol has nothing that could be wanting: its validation would look like a good one. */
    private void requireKnown(List<String> symbols) {
        List<String> unknown = symbols.isEmpty() ? List.of() : market.unknown(symbols);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("symbols=" + String.join(",", unknown)
                    + " is not allowed: symbols of the store are expected, and case matters; see GET /api/v1/universe");
        }
    }

    private static List<String> symbols(JsonNode parameters) {
        List<String> symbols = new ArrayList<>();
        parameters.path("symbols").forEach(symbol -> symbols.add(symbol.asText()));
        return symbols;
    }

    @Override
    public OperationOutcome run(OperationContext context) {
        JsonNode parameters = context.parameters();
        LocalDate from = parameters.path("full").asBoolean() ? null : recent();
        ValidationScope scope = new ValidationScope(from, symbols(parameters));
        return OperationOutcome.succeeded(validate(context.id(), scope, context::progress, context::checkpoint));
    }

    /** What a run's own validation came to: that of the recent sessions. */
    Verdict ofRun(String runId) {
        UUID id = UUID.nameUUIDFromBytes((runId + ":" + TYPE).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return validate(id, new ValidationScope(recent(), List.of()), (done, total, unit) -> {}, () -> {})
                .verdict();
    }

    /** Validates all that is stored, as a part of another operation. */
    ValidationReport ofEverything(OperationContext context) {
        ValidationScope all = new ValidationScope(null, List.of());
        return validate(context.id(), all, (done, total, unit) -> {}, context::checkpoint);
    }

    private LocalDate recent() {
        LocalDate due = schedule.lastDueSession(clock.instant());
        return calendar.plus(due, 1 - Math.min(RECENT_SESSIONS, calendar.ordinal(due) + 1));
    }

    /** Told how far it is. */
    private interface Progress {
        void at(long done, long total, String unit);
    }

    private ValidationReport validate(UUID id, ValidationScope scope, Progress progress, Runnable checkpoint) {
        reports.forget(id);
        List<CheckResult> results = new ArrayList<>();
        ValidationRule[] rules = ValidationRule.values();
        try (ValidationSource.Look look = source.open(scope)) {
            for (ValidationRule rule : rules) {
                progress.at(results.size(), rules.length, "rules");
                checkpoint.run();
                try (FindingSink findings = reports.findings(id, rule)) {
                    results.add(
                            rule == ValidationRule.FEATURES_RECOMPUTED
                                    ? samples.check(scope, id.getLeastSignificantBits(), findings)
                                    : look.check(rule, findings));
                }
            }
        }
        progress.at(rules.length, rules.length, "rules");
        ValidationReport report =
                new ValidationReport(id, clock.instant(), scope, HistoryBias.assumedShare(market.bias()), results);
        reports.save(report);
        tell(report);
        return report;
    }

    private static void tell(ValidationReport report) {
        report.results().stream()
                .filter(result -> result.verdict() == Verdict.WARNING || result.verdict() == Verdict.CRITICAL)
                .forEach(result -> LOG.warnf(
                        "Validation %s: %s is broken by %d of %d %s",
                        result.verdict(),
                        result.rule().label(),
                        result.found(),
                        result.checked(),
                        result.rule().unit()));
        LOG.infof(
                "Validation %s over %d rules",
                report.verdict(), report.results().size());
    }
}
