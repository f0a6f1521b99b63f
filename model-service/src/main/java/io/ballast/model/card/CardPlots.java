package io.ballast.model.card;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

import io.ballast.model.application.MetricReport;
import io.ballast.model.application.ModelCard;
import io.ballast.model.application.TrainingReport;

/** Draws what a card tells in figures; the same card gives the same bytes. */
public final class CardPlots {

    private static final String BLUE = "#2b6cb0";
    private static final String DARK = "#1a202c";

    private CardPlots() {}

    /** The plots by name: ic-by-delay, cumulative-ic, and ic-by-fold; one without anything to show is left out. */
    public static Map<String, String> of(ModelCard card) {
        Map<String, String> plots = new LinkedHashMap<>();
        List<MetricReport> delays = card.version().metrics().stream()
                .filter(metric -> metric.metric().startsWith("rank_ic") && metric.mean() != null)
                .toList();
        if (!delays.isEmpty()) {
            plots.put("ic-by-delay", delays(delays));
        }
        List<ModelCard.Judged> judged = card.judged().stream()
                .filter(session -> session.rankIc() != null)
                .toList();
        if (judged.size() > 1) {
            plots.put("cumulative-ic", cumulative(judged));
        }
        double[] folds =
                card.folds().stream().mapToDouble(fold -> mean(fold, judged)).toArray();
        if (!DoubleStream.of(folds).allMatch(Double::isNaN)) {
            plots.put("ic-by-fold", folds(folds));
        }
        return plots;
    }

    private static String delays(List<MetricReport> delays) {
        Svg svg = new Svg("Rank IC by sessions of delay, with 95 % intervals");
        Scale scale = Scale.of(delays.stream()
                .flatMapToDouble(metric -> DoubleStream.of(metric.mean(), value(metric.low()), value(metric.high()))));
        scale.axis(svg);
        double step = (double) (Svg.RIGHT - Svg.LEFT) / delays.size();
        for (int i = 0; i < delays.size(); i++) {
            MetricReport metric = delays.get(i);
            double middle = Svg.LEFT + step * (i + 0.5);
            bar(svg, scale, middle, step / 2, metric.mean());
            if (metric.low() != null) {
                svg.line(middle, scale.y(metric.low()), middle, scale.y(metric.high()), DARK);
            }
            String delay =
                    metric.metric().equals("rank_ic") ? "0" : metric.metric().replace("rank_ic_lag_", "");
            svg.label(middle, Svg.BOTTOM + 20, "middle", delay);
        }
        return svg.finish();
    }

    private static void bar(Svg svg, Scale scale, double middle, double width, double value) {
        double top = Math.min(scale.y(value), scale.y(0));
        svg.bar(middle - width / 2, top, width, Math.abs(scale.y(value) - scale.y(0)), BLUE);
    }

    /** NaN if no session of the fold was judged. */
    private static double mean(TrainingReport.Fold fold, List<ModelCard.Judged> judged) {
        return judged.stream()
                .filter(session -> !session.session().isBefore(fold.testFrom())
                        && !session.session().isAfter(fold.testTo()))
                .mapToDouble(ModelCard.Judged::rankIc)
                .average()
                .orElse(Double.NaN);
    }

    /** Whether the skill is that of one period only. */
    private static String folds(double... means) {
        Svg svg = new Svg("Mean rank IC of each fold, by its number");
        Scale scale = Scale.of(DoubleStream.of(means));
        scale.axis(svg);
        double step = (double) (Svg.RIGHT - Svg.LEFT) / means.length;
        for (int i = 0; i < means.length; i++) {
            double middle = Svg.LEFT + step * (i + 0.5);
            if (!Double.isNaN(means[i])) {
                bar(svg, scale, middle, step / 2, means[i]);
            }
            svg.label(middle, Svg.BOTTOM + 20, "middle", Integer.toString(i + 1));
        }
        return svg.finish();
    }

    private static String cumulative(List<ModelCard.Judged> judged) {
        Svg svg = new Svg("Sum of the rank IC over the judged sessions");
        double[] sums = new double[judged.size()];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += judged.get(i).rankIc();
            sums[i] = sum;
        }
        Scale scale = Scale.of(DoubleStream.of(sums));
        scale.axis(svg);
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < sums.length; i++) {
            double x = Svg.LEFT + (double) (Svg.RIGHT - Svg.LEFT) * i / (sums.length - 1);
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, scale.y(sums[i])));
        }
        svg.path(points.toString(), BLUE);
        svg.label(Svg.LEFT, Svg.BOTTOM + 20, "start", judged.get(0).session().toString());
        svg.label(
                Svg.RIGHT,
                Svg.BOTTOM + 20,
                "end",
                judged.get(judged.size() - 1).session().toString());
        return svg.finish();
    }

    private static double value(Double number) {
        return number == null ? Double.NaN : number;
    }
}
