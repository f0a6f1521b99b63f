package io.ballast.system;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics the sources register, under the names Prometheus sees. */
final class Meters {

    private static final Pattern REGISTRATION = Pattern.compile(
            "(Counter|Gauge|Timer|DistributionSummary|MultiGauge|TimeGauge|FunctionCounter)\\s*\\.builder\\(\\s*\"(ballast[._a-z]+)\""
                    + "|\\.(counter|gauge|timer|summary)\\(\\s*\"(ballast[._a-z]+)\"");

    private Meters() {}

    static Set<String> exported() {
        Set<String> meters = new TreeSet<>();
        for (Path source : Repository.sources()) {
            Matcher matcher = REGISTRATION.matcher(Repository.text(source));
            while (matcher.find()) {
                boolean builder = matcher.group(1) != null;
                String kind = builder ? matcher.group(1) : matcher.group(3);
                meters.add(prometheusName(kind.toLowerCase(Locale.ROOT), matcher.group(builder ? 2 : 4)));
            }
        }
        return meters;
    }

    private static String prometheusName(String kind, String name) {
        String plain = name.replace('.', '_');
        return switch (kind) {
            case "counter", "functioncounter" -> plain.endsWith("_total") ? plain : plain + "_total";
            case "timer", "timegauge" -> plain.endsWith("_seconds") ? plain : plain + "_seconds";
            default -> plain;
        };
    }
}
