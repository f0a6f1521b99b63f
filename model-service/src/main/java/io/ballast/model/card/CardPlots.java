package io.ballast.model.card;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

import io.ballast.model.application.MetricReport;
import io.ballast.model.application.ModelCard;

/** Draws what a card tells in figures; the same card gives the same bytes. */
public final class CardPlots {

    private static final String BLUE = "#2b6cb0";
    private static final String DARK = "#1a202c";

    private CardPlots() {}

    /** The plots by name: ic-by-delay, and cumulative-ic; one without anything to show is left out. */
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
            double top = Math.min(scale.y(metric.mean()), scale.y(0));
            svg.bar(middle - step / 4, top, step / 2, Math.abs(scale.y(metric.mean()) - scale.y(0)), BLUE);
            if (metric.low() != null) {
                svg.line(middle, scale.y(metric.low()), middle, scale.y(metric.high()), DARK);
            }
            String delay =
                    metric.metric().equals("rank_ic") ? "0" : metric.metric().replace("rank_ic_lag_", "");
            svg.label(middle, Svg.BOTTOM + 20, "middle", delay);
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
