package io.ballast.monitor.rest;

import java.time.LocalDate;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.Blocking;

import io.ballast.kit.parameter.Dates;
import io.ballast.kit.problem.Problem;
import io.ballast.monitor.application.BacktestRule;
import io.ballast.monitor.application.RuleStore;
import io.ballast.monitor.config.MonitorSettings;
import io.ballast.monitor.domain.rule.Rule;

/** Alert back-tests: a rule, at its own threshold or another one, over stored history. */
@Path("/api/v1/rules/{name}/backtest")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class BacktestResource {

    private final RuleStore rules;
    private final BacktestRule backtest;
    private final MonitorSettings settings;

    @Inject
    BacktestResource(RuleStore rules, BacktestRule backtest, MonitorSettings settings) {
        this.rules = rules;
        this.backtest = backtest;
        this.settings = settings;
    }

    @GET
    public BacktestReply replay(
            @PathParam("name") String name,
            @QueryParam("threshold") String threshold,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        Rule rule = rules.find(name)
                .orElseThrow(() -> Problem.notFound("There is no rule " + name + ".", "GET /api/v1/rules lists them."));
        LocalDate first = Dates.asked("from", from);
        LocalDate last = Dates.asked("to", to);
        if (last.isBefore(first)) {
            throw Problem.badRequest("to=" + to + " is before from=" + from + ".", "The first date comes first.");
        }
        double bound = threshold == null ? rule.effectiveThreshold(settings.thresholds()) : number(threshold);
        return BacktestReply.of(backtest.replay(rule, bound, first, last));
    }

    private static double number(String text) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // refused below
        }
        throw Problem.badRequest(
                "threshold=" + text + " is not allowed: a finite number is expected.",
                "Leave it out for the rule's own threshold.");
    }
}
