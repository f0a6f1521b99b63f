package io.ballast.monitor.rest;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import io.ballast.monitor.domain.morning.CoverageChange;
import io.ballast.monitor.domain.morning.HeldAlert;
import io.ballast.monitor.domain.morning.MorningReport;
import io.ballast.monitor.domain.morning.RankChange;
import io.ballast.monitor.domain.morning.Revision;
import io.ballast.monitor.domain.morning.UniverseChange;
import io.ballast.monitor.domain.rule.SessionCoverage;

/** A morning report as Markdown. */
final class MorningMarkdown {

    private final MorningReport report;
    private final StringBuilder text = new StringBuilder();

    private MorningMarkdown(MorningReport report) {
        this.report = report;
    }

    static String of(MorningReport report) {
        MorningMarkdown page = new MorningMarkdown(report);
        page.write();
        return page.text.toString();
    }

    private void write() {
        text.append("# Morning report: ").append(report.session()).append("\n\n");
        text.append(report.summary()).append("\n\n");
        text.append("Compared with ").append(report.before());
        text.append(", decided ").append(report.decidedAt());
        text.append(", next session ").append(report.next()).append(".\n");
        list("Watched names", report.alerts(), MorningMarkdown::alert);
        list("Joined", report.universe().joined(), MorningMarkdown::move);
        list("Left", report.universe().left(), MorningMarkdown::move);
        list(
                "Renamed",
                report.universe().renamed(),
                rename -> "`" + rename.ticker() + "` is `" + rename.symbol() + "` since " + rename.on());
        coverage(report.coverage());
        if (report.ranks() != null) {
            ranks(report.ranks());
        }
        list("Revisions (" + report.revised() + ")", report.revisions(), MorningMarkdown::revision);
    }

    private void coverage(CoverageChange change) {
        text.append("\n## Coverage\n\n");
        text.append("| | before | now |\n| --- | ---: | ---: |\n");
        row("universe", change, SessionCoverage::universeSymbols);
        row("symbols with features", change, SessionCoverage::symbolsWithFeatures);
        row("feature coverage rate", change, counted -> percent(counted.featureCoverageRate()));
        change.causes().forEach((cause, cells) -> text.append("\nWithout features, ")
                .append(cause)
                .append(": ")
                .append(cells)
                .append(".\n"));
        list("Lost their data", change.lost(), lost -> "`" + lost.symbol() + "`: " + lost.cause());
        if (!change.regained().isEmpty()) {
            text.append("\nBack again: ")
                    .append(String.join(", ", change.regained()))
                    .append(".\n");
        }
    }

    private void row(String name, CoverageChange change, Function<SessionCoverage, Object> figure) {
        text.append("| ").append(name).append(" | ").append(figure(change.before(), figure));
        text.append(" | ").append(figure(change.now(), figure)).append(" |\n");
    }

    private static Object figure(SessionCoverage counted, Function<SessionCoverage, Object> figure) {
        return counted == null ? "-" : figure.apply(counted);
    }

    private void ranks(RankChange ranks) {
        text.append("\n## Ranks\n\n");
        text.append("Model ").append(ranks.model()).append(": rank correlation with the session before ");
        text.append(ranks.correlation() == null ? "unknown" : String.format(Locale.ROOT, "%.3f", ranks.correlation()));
        text.append(", ").append(percent(ranks.topDecileKept())).append(" of the top decile kept, ");
        text.append(ranks.moved()).append(" symbols moved far.\n");
        ranks.moves().forEach(move -> text.append("\n- ").append(move(move)));
        text.append(ranks.moves().isEmpty() ? "" : "\n");
    }

    private <T> void list(String title, List<T> items, Function<T, String> line) {
        if (items.isEmpty()) {
            return;
        }
        text.append("\n## ").append(title).append("\n\n");
        items.forEach(item -> text.append("- ").append(line.apply(item)).append('\n'));
    }

    private static String alert(HeldAlert alert) {
        return "`" + alert.symbol() + "` " + alert.kind().label() + ": " + alert.detail();
    }

    private static String move(UniverseChange.Move move) {
        return "`" + move.symbol() + "` on " + move.on() + ": " + move.reason();
    }

    private static String move(RankChange.Move move) {
        return String.format(
                Locale.ROOT,
                "`%s` %.0f %% to %.0f %%: %s",
                move.symbol(),
                100 * move.before(),
                100 * move.after(),
                String.join(", ", move.causes()));
    }

    private static String revision(Revision revision) {
        return "`" + revision.symbol() + "` " + revision.sentence();
    }

    private static String percent(Double fraction) {
        return fraction == null ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }
}
