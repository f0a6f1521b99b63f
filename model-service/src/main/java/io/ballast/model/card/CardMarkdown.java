package io.ballast.model.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.ballast.model.application.MetricReport;
import io.ballast.model.application.ModelCard;
import io.ballast.model.application.ModelReader;
import io.ballast.model.application.TrainingReport;

/** Writes a card for people to read; plots are linked as files of their name beside it. */
public final class CardMarkdown {

    private final List<String> lines = new ArrayList<>();

    private CardMarkdown() {}

    /** The card as Markdown; the same card gives the same bytes. */
    public static String of(ModelCard card) {
        CardMarkdown text = new CardMarkdown();
        text.head(card);
        text.data(card);
        text.judgement(card);
        text.making(card.version());
        return String.join("\n", text.lines) + "\n";
    }

    private void head(ModelCard card) {
        ModelReader.Version version = card.version();
        add("# Model card: " + version.name() + " " + version.version(), "");
        card.notes().forEach(note -> add("- " + note));
        add("", "| | |", "| --- | --- |");
        row("Trained for", version.session());
        row("Predicts", version.target() + " (" + card.outcome() + ")");
        row("Window", card.windowFrom() + " to " + card.windowTo());
        row("Data hash", "`" + version.dataHash() + "`");
        row("Feature set hash", "`" + version.featureSetHash() + "`");
    }

    private void data(ModelCard card) {
        add("", "## Data", "");
        add(String.format(
                Locale.ROOT,
                "%,d rows, %d features. Coverage of the window: fwd_ret_resid %s, fwd_ret %s. %,d rows reach over a price jump"
                        + " nobody has explained and were left out.",
                card.rows(),
                card.version().features().size(),
                number(card.coverage().fwdRetResid()),
                number(card.coverage().fwdRet()),
                card.rowsOverPriceJumps()));
        if (!card.featuresLeftOut().isEmpty()) {
            add("", "Left out, since no row has a value: " + String.join(", ", card.featuresLeftOut()) + ".");
        }
        add("", "Share of rows without a value (the trees see it as missing, ridge as the mean):", "");
        add("| feature | missing |", "| --- | ---: |");
        card.missing().forEach((feature, share) -> row(feature, number(share)));
    }

    private void judgement(ModelCard card) {
        add("", "## Out of sample", "", "| metric | mean | 95 % from | to | t | sessions |");
        add("| --- | ---: | ---: | ---: | ---: | ---: |");
        for (MetricReport metric : card.version().metrics()) {
            row(
                    metric.metric(),
                    number(metric.mean()),
                    number(metric.low()),
                    number(metric.high()),
                    number(metric.t()),
                    metric.sessions());
        }
        CardPlots.of(card).keySet().forEach(plot -> add("", "![" + plot + "](" + plot + ".svg)"));
        add("", "| fold | learned from | to | rows | purged | embargo | judged from | to |");
        add("| ---: | --- | --- | ---: | ---: | ---: | --- | --- |");
        int number = 0;
        for (TrainingReport.Fold fold : card.folds()) {
            row(
                    ++number,
                    fold.trainFrom(),
                    fold.trainTo(),
                    fold.trainRows(),
                    fold.purgedRows(),
                    fold.embargoSessions(),
                    fold.testFrom(),
                    fold.testTo());
        }
    }

    private void making(ModelReader.Version version) {
        add("", "## Making", "", "| | |", "| --- | --- |");
        row("code", version.codeVersion());
        for (Map<String, Object> values : List.of(version.libraries(), version.parameters())) {
            new TreeMap<>(values).forEach(this::row);
        }
    }

    private void row(Object... cells) {
        StringBuilder row = new StringBuilder("|");
        for (Object cell : cells) {
            row.append(' ').append(Objects.toString(cell, "-")).append(" |");
        }
        lines.add(row.toString());
    }

    private void add(String... text) {
        lines.addAll(List.of(text));
    }

    private static String number(Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
