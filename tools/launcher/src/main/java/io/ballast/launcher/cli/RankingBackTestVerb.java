package io.ballast.launcher.cli;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import io.ballast.launcher.client.MonitorClient;
import io.ballast.launcher.report.Table;
import io.ballast.launcher.report.Text;

/** {@code models backtest}: what trading the published rankings would have earned. */
@Command(
        name = "backtest",
        description = {
            "Show what trading a model's published rankings would have earned after costs:",
            "the top tenth bought and the bottom tenth sold short at the next open."
        })
final class RankingBackTestVerb extends ReadingVerb {

    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL",
            defaultValue = "blend",
            description = "Its name (default: blend).")
    private String model;

    @Option(names = "--sessions", paramLabel = "N", defaultValue = "252", description = "How many (default: 252).")
    private int sessions;

    RankingBackTestVerb(Session session) {
        super(session);
    }

    @Override
    public Integer call() {
        JsonNode result = monitor()
                .read(
                        MonitorClient.resource("models", model, "backtest"),
                        Map.of("sessions", Integer.toString(sessions)));
        if (isJson()) {
            printJson(result);
            return ExitCode.DONE;
        }
        var table = new Table("session", ">names", ">gross", ">cost", ">net", ">turnover", ">equity", ">drawdown");
        for (JsonNode item : result.path("items")) {
            table.add(
                    Text.text(item.path("session")),
                    Text.count(item.path("names")),
                    Text.number(item.path("gross"), 5),
                    Text.number(item.path("cost"), 5),
                    Text.number(item.path("net"), 5),
                    Text.percent(item.path("turnover")),
                    Text.number(item.path("equity"), 4),
                    Text.number(item.path("drawdown"), 4));
        }
        table.lines().forEach(screen()::data);
        screen().note(summary(result) + " The model service's BACKTEST_ variables set the costs.");
        return ExitCode.DONE;
    }

    private static String summary(JsonNode result) {
        if (result.path("sessions").asInt() == 0) {
            return "No session that was predicted has an outcome yet.";
        }
        return Text.count(result.path("sessions")) + " sessions: " + Text.percent(result.path("grossPerYear"))
                + " a year before costs, " + Text.percent(result.path("netPerYear")) + " after, turnover "
                + Text.percent(result.path("turnover")) + " a session, Sharpe ratio "
                + Text.number(result.path("sharpe"), 2) + ", greatest loss " + Text.percent(result.path("maxDrawdown"))
                + ".";
    }
}
