package io.ballast.monitor.application;

import java.util.ArrayList;
import java.util.List;

import io.ballast.monitor.domain.certificate.Certificate;
import io.ballast.monitor.domain.incident.Incident;
import io.ballast.monitor.domain.pipeline.PipelineRun;
import io.ballast.monitor.domain.pipeline.Step;
import io.ballast.monitor.domain.pipeline.StepState;
import io.ballast.monitor.domain.rule.Verdict;

/**
 * The verdict over everything.
 *
 * @param verdict the worst of what was judged
 * @param sentence what a person needs to know first
 * @param activity what is going on, null if nothing is
 */
public record Headline(Verdict verdict, String sentence, String activity) {

    static Headline of(
            StatusSnapshot.Figures figures,
            List<RemoteServices.ServiceHealth> services,
            List<PipelineRun> runs,
            List<Incident> incidents) {
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(figures.breadth().verdict());
        verdicts.add(figures.targetCoverage().verdict());
        verdicts.add(figures.freshness().verdict());
        boolean withheld =
                figures.decision() != null && !figures.decision().certificate().certified();
        boolean down = services.stream().anyMatch(service -> !service.up());
        if (withheld) {
            verdicts.add(Verdict.CRITICAL);
        }
        if (down) {
            verdicts.add(Verdict.WARNING);
        }
        incidents.forEach(incident -> verdicts.add(incident.severity()));
        return new Headline(Verdict.worst(verdicts), sentence(figures) + named(incidents), activity(runs));
    }

    private static String named(List<Incident> incidents) {
        if (incidents.isEmpty()) {
            return "";
        }
        String more = incidents.size() > 1 ? " (and " + (incidents.size() - 1) + " more)" : "";
        return " Open incident: " + incidents.get(0).title() + more + ".";
    }

    private static String sentence(StatusSnapshot.Figures figures) {
        if (figures.decision() == null) {
            return figures.breadth().latest() == null
                    ? "Nothing has been built yet: there is no session to judge."
                    : "No session has been certified yet.";
        }
        Certificate certificate = figures.decision().certificate();
        if (certificate.certified()) {
            return "Session " + certificate.session() + " is certified: its predictions may be traded on.";
        }
        List<String> reasons = certificate.reasons();
        String more = reasons.size() > 1 ? " (and " + (reasons.size() - 1) + " more)" : "";
        return "Session " + certificate.session() + " is withheld: " + reasons.get(0) + more + ".";
    }

    private static String activity(List<PipelineRun> runs) {
        return runs.stream()
                .filter(run -> !run.state().isTerminal())
                .findFirst()
                .map(Headline::activity)
                .orElse(null);
    }

    private static String activity(PipelineRun run) {
        String step = run.steps().stream()
                .filter(one -> one.state() == StepState.RUNNING)
                .reduce((earlier, later) -> later)
                .map(Headline::progress)
                .orElse("between two steps");
        return run.kind() + " is at work: " + step;
    }

    private static String progress(Step step) {
        if (step.total() <= 0) {
            return step.name();
        }
        String unit = step.unit() == null ? "" : " " + step.unit();
        return step.name() + ", " + step.done() + " of " + step.total() + unit;
    }
}
