package io.ballast.model.card;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

import io.ballast.contracts.TargetCoverage;
import io.ballast.model.application.MetricReport;
import io.ballast.model.application.ModelCard;
import io.ballast.model.application.ModelReader;
import io.ballast.model.application.TrainingReport;

import static org.assertj.core.api.Assertions.assertThat;

class CardTest {

    private static final LocalDate DAY = LocalDate.parse("2018-02-07");

    @Test
    void shouldTellPeopleWhatItIsAndHowWellItDoes() {
        String text = CardMarkdown.of(card(
                List.of(
                        metric("rank_ic", 0.0312, 0.0101),
                        metric("rank_ic_lag_20", -0.002, 0.01),
                        metric("turnover", 0.4, null)),
                List.of(judged(1, 0.05), judged(2, null), judged(3, -0.01))));

        assertThat(text)
                .startsWith("# Model card: ridge 2018-02-07-1a2b3c4d\n")
                .contains("- Do not trade on it alone.\n")
                .contains("| rank_ic | 0.0312 | 0.0114 | 0.0510 | 3.0891 | 200 |")
                .contains("| turnover | 0.4000 | - | - | - | 200 |")
                .contains("12,345 rows, 2 features. Coverage of the window: fwd_ret_resid 0.4100, fwd_ret 0.9980.")
                .contains("| beta_63 | 0.1250 |")
                .contains("| 1 | 2017-01-03 | 2017-06-30 | 9000 | 120 | 8 | 2017-07-17 | 2018-01-30 |")
                .contains("![ic-by-delay](ic-by-delay.svg)")
                .contains("| lambda | 1.0 |");
    }

    @Test
    void shouldDrawWellFormedPlots() throws Exception {
        Map<String, String> plots = CardPlots.of(card(
                List.of(metric("rank_ic", 0.0312, 0.0101), metric("rank_ic_lag_20", -0.002, null)),
                List.of(judged(1, 0.05), judged(2, null), judged(3, -0.01))));

        assertThat(plots).containsOnlyKeys("ic-by-delay", "cumulative-ic");
        Document delays = parsed(plots.get("ic-by-delay"));
        assertThat(delays.getElementsByTagName("rect").getLength()).isEqualTo(2);
        assertThat(delays.getElementsByTagName("line").getLength())
                .as("the axis, and an interval where there is one")
                .isEqualTo(2);
        Document sums = parsed(plots.get("cumulative-ic"));
        assertThat(sums.getElementsByTagName("polyline")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("points")
                        .getNodeValue())
                .as("from 0.05, the highest, to 0.04")
                .isEqualTo("60.0,30.0 620.0,65.0");
    }

    @Test
    void shouldDrawWhatEachFoldShowed() throws Exception {
        Map<String, String> plots = CardPlots.of(card(
                List.of(),
                List.of(judged(1, 0.05), judged(2, 0.01), judged(3, null), judged(4, -0.03)),
                List.of(
                        fold("2018-01-02", "2018-02-07"),
                        fold("2018-02-08", "2018-02-09"),
                        fold("2018-02-10", "2018-02-12"))));

        Document folds = parsed(plots.get("ic-by-fold"));
        assertThat(folds.getElementsByTagName("rect").getLength())
                .as("the first fold has no judged session")
                .isEqualTo(2);
        assertThat(heights(folds)).as("0.03 and -0.03").containsExactly("87.5", "87.5");
    }

    private static List<String> heights(Document plot) {
        return IntStream.range(0, plot.getElementsByTagName("rect").getLength())
                .mapToObj(i -> plot.getElementsByTagName("rect")
                        .item(i)
                        .getAttributes()
                        .getNamedItem("height")
                        .getNodeValue())
                .toList();
    }

    @Test
    void shouldDrawNothingWhereNothingWasJudged() {
        ModelCard card = card(List.of(new MetricReport("rank_ic", null, null, null, null, null, 0)), List.of());

        assertThat(CardPlots.of(card)).isEmpty();
        assertThat(CardMarkdown.of(card))
                .contains("| rank_ic | - | - | - | - | 0 |")
                .doesNotContain(".svg");
    }

    @Test
    void shouldNotPrintFiguresUponEachOther() {
        String nearZero = CardPlots.of(card(List.of(metric("rank_ic", 0.1, 0.0513)), List.of()))
                .get("ic-by-delay");

        assertThat(nearZero).contains(">0.201<", ">0.000<").doesNotContain(">-0.001<");
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static ModelCard.Judged judged(int day, Double rankIc) {
        return new ModelCard.Judged(DAY.plusDays(day), rankIc);
    }

    private static MetricReport metric(String name, double mean, Double error) {
        return error == null
                ? new MetricReport(name, mean, null, null, null, null, 200)
                : new MetricReport(name, mean, error, mean - 1.96 * error, mean + 1.96 * error, mean / error, 200);
    }

    private static ModelCard card(List<MetricReport> metrics, List<ModelCard.Judged> judged) {
        return card(metrics, judged, List.of(fold("2017-07-17", "2018-01-30")));
    }

    private static TrainingReport.Fold fold(String testFrom, String testTo) {
        return new TrainingReport.Fold(
                LocalDate.parse("2017-01-03"),
                LocalDate.parse("2017-06-30"),
                9000,
                120,
                8,
                LocalDate.parse(testFrom),
                LocalDate.parse(testTo));
    }

    private static ModelCard card(
            List<MetricReport> metrics, List<ModelCard.Judged> judged, List<TrainingReport.Fold> folds) {
        ModelReader.Version version = new ModelReader.Version(
                "ridge",
                "2018-02-07-1a2b3c4d",
                DAY,
                "fwd_ret",
                0.0312,
                0.0101,
                3.09,
                200,
                metrics,
                Map.of("lambda", "1.0"),
                List.of("ret_1d", "beta_63"),
                "d".repeat(64),
                "f".repeat(64),
                "0.1.0",
                Map.of("ejml", "0.44.0"));
        return new ModelCard(
                version,
                LocalDate.parse("2017-01-03"),
                DAY,
                12_345,
                List.of("size_ln"),
                Map.of("beta_63", 0.125),
                7,
                List.of(),
                null,
                null,
                "fallback",
                new TargetCoverage(0.998, 0.41),
                folds,
                judged,
                List.of("Do not trade on it alone."));
    }
}
