package io.ballast.monitor.rest;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;

import io.ballast.kit.problem.Problem;
import io.ballast.monitor.application.DataChanged;
import io.ballast.monitor.application.RuleStore;
import io.ballast.monitor.config.MonitorSettings;
import io.ballast.monitor.domain.rule.Comparison;
import io.ballast.monitor.domain.rule.Metric;
import io.ballast.monitor.domain.rule.Rule;
import io.ballast.monitor.domain.rule.Verdict;

/** What is watched, and who changed it. */
@Path("/api/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
public class RuleResource {

    private final RuleStore rules;
    private final MonitorSettings settings;
    private final Event<DataChanged> changed;

    @Inject
    RuleResource(RuleStore rules, MonitorSettings settings, Event<DataChanged> changed) {
        this.rules = rules;
        this.settings = settings;
        this.changed = changed;
    }

    /**
     * Rules by name.
     *
     * @param items the rules
     */
    public record Page(List<RuleReply> items) {}

    /**
     * Changes of a rule, newest first.
     *
     * @param items the changes
     */
    public record Changes(List<Change> items) {}

    /**
     * One change.
     *
     * @param changedAt when, system clock
     * @param author who
     * @param note why
     * @param before the rule before, null if it was new
     * @param after the rule since
     */
    public record Change(Instant changedAt, String author, String note, RuleReply before, RuleReply after) {}

    /**
     * What to change; a field that is left out stays as it is. A new rule needs metric, comparison, severity, runbook, and
     * a threshold or a variable.
     *
     * @param metric the figure
     * @param scope data set, target, or a part of the universe such as {@code sector=Energy}
     * @param comparison below or above
     * @param variable the variable whose threshold the rule is to follow
     * @param threshold a threshold of its own, instead of a variable's
     * @param severity warning or critical
     * @param hysteresis how far beyond the threshold a breach is over
     * @param sessions for how many sessions in a row
     * @param runbook page that tells what to do
     * @param enabled whether it is watched
     * @param author who changes it
     * @param note why
     */
    public record RuleRequest(
            String metric,
            String scope,
            String comparison,
            String variable,
            Double threshold,
            String severity,
            Double hysteresis,
            Integer sessions,
            String runbook,
            Boolean enabled,
            String author,
            String note) {

        private static final List<Comparison> COMPARISONS = List.of(Comparison.values());
        private static final List<Verdict> SEVERITIES = List.of(Verdict.WARNING, Verdict.CRITICAL);

        Rule on(String name, Rule present) {
            boolean own = threshold != null;
            boolean follows = variable != null;
            return new Rule(
                    name,
                    word(metric, Metric::of, present, Rule::metric, "metric"),
                    scope != null ? scope : present == null ? "" : present.scope(),
                    word(
                            comparison,
                            text -> chosen("comparison", text, COMPARISONS),
                            present,
                            Rule::comparison,
                            "comparison"),
                    own || follows ? variable : present == null ? null : present.variable(),
                    own || follows ? threshold : present == null ? null : present.threshold(),
                    word(severity, text -> chosen("severity", text, SEVERITIES), present, Rule::severity, "severity"),
                    hysteresis != null ? hysteresis : present == null ? 0 : present.hysteresis(),
                    sessions != null ? sessions : present == null ? 1 : present.sessions(),
                    word(runbook, text -> text, present, Rule::runbook, "runbook"),
                    enabled != null ? enabled : present == null || present.enabled());
        }

        private static <T> T word(
                String text, Function<String, T> parse, Rule present, Function<Rule, T> kept, String field) {
            if (text != null) {
                return parse.apply(text);
            }
            if (present == null) {
                throw new IllegalArgumentException(field + " is missing: a new rule needs it");
            }
            return kept.apply(present);
        }

        private static <E extends Enum<E>> E chosen(String field, String text, List<E> allowed) {
            return allowed.stream()
                    .filter(one -> one.name().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(field + "=" + text + " is not allowed: one of "
                            + allowed.toString().toLowerCase(Locale.ROOT) + " is expected"));
        }
    }

    @GET
    public Page list() {
        Map<String, Double> variables = settings.thresholds();
        return new Page(
                rules.all().stream().map(rule -> RuleReply.of(rule, variables)).toList());
    }

    @GET
    @Path("{name}")
    public RuleReply get(@PathParam("name") String name) {
        return RuleReply.of(known(name), settings.thresholds());
    }

    @GET
    @Path("{name}/changes")
    public Changes changes(@PathParam("name") String name) {
        Map<String, Double> variables = settings.thresholds();
        known(name);
        return new Changes(rules.changes(name).stream()
                .map(change -> new Change(
                        change.changedAt(),
                        change.author(),
                        change.note(),
                        RuleReply.of(change.before(), variables),
                        RuleReply.of(change.after(), variables)))
                .toList());
    }

    @PUT
    @Path("{name}")
    public RuleReply put(@PathParam("name") String name, RuleRequest request) {
        if (request == null || isBlank(request.author()) || isBlank(request.note())) {
            throw Problem.badRequest(
                    "A change of a rule needs its author and a note.",
                    "Send {\"author\": \"who\", \"note\": \"why\"}.");
        }
        Rule before = rules.find(name).orElse(null);
        try {
            Rule after = request.on(name, before);
            RuleReply reply = RuleReply.of(after, settings.thresholds());
            rules.change(
                    new RuleStore.RuleChange(name, Instant.now(), request.author(), request.note(), before, after));
            changed.fire(new DataChanged(true));
            return reply;
        } catch (IllegalArgumentException refused) {
            throw Problem.badRequest(refused.getMessage() + ".", "GET /api/v1/rules shows rules that are allowed.");
        }
    }

    private Rule known(String name) {
        return rules.find(name)
                .orElseThrow(() -> Problem.notFound("There is no rule " + name + ".", "GET /api/v1/rules lists them."));
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
