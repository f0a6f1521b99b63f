package io.ballast.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Ours and the peers of one workload. */
final class Comparison {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Workload workload;

    /** Figures by name, ours first, of each part; one part without a name, if the workload has no parts. */
    private final Map<String, Map<String, Measurement>> parts = new LinkedHashMap<>();

    /**
     * A comparison.
     *
     * @param workload what was done
     * @param figures by contender, ours first in each part
     */
    Comparison(Workload workload, Map<Contender, Measurement> figures) {
        this.workload = workload;
        figures.forEach((contender, measured) -> parts.computeIfAbsent(contender.part(), part -> new LinkedHashMap<>())
                .put(contender.name(), measured));
    }

    /**
     * The object that {@code bench NAME --json} prints. Ratios are the peer's figure over ours: above 1, ours is better.
     * Of a workload with parts the first one is on top, and all of them are in {@code parts}.
     */
    ObjectNode json() {
        ObjectNode result = MAPPER.createObjectNode().put("name", workload.name());
        result.setAll(json(parts.values().iterator().next()));
        if (parts.size() > 1) {
            ObjectNode all = result.putObject("parts");
            parts.forEach((part, figures) -> all.set(part, json(figures)));
        }
        return result;
    }

    private ObjectNode json(Map<String, Measurement> figures) {
        Measurement ours = figures.get(Contender.OURS);
        ObjectNode result = MAPPER.createObjectNode().put("rows", ours.rows()).put("unit", workload.unit());
        result.set("ours", MAPPER.valueToTree(ours));
        var peers = result.putArray("peers");
        ObjectNode ratios = result.putObject("ratios");
        figures.forEach((name, peer) -> {
            if (!name.equals(Contender.OURS)) {
                ObjectNode node = MAPPER.createObjectNode().put("name", name);
                node.setAll(MAPPER.<ObjectNode>valueToTree(peer));
                peers.add(node);
                ratios.set(name, ratio(ours, peer));
            }
        });
        return result;
    }

    private static ObjectNode ratio(Measurement ours, Measurement peer) {
        return MAPPER.createObjectNode()
                .put("seconds", perRow(peer, peer.seconds()) / perRow(ours, ours.seconds()))
                .put("cpuSeconds", perRow(peer, peer.cpuSeconds()) / perRow(ours, ours.cpuSeconds()))
                .put("firstSeconds", perRow(peer, peer.firstSeconds()) / perRow(ours, ours.firstSeconds()))
                .put("peakRssMb", (double) peer.peakRssMb() / Math.max(1, ours.peakRssMb()));
    }

    private static double perRow(Measurement figures, double value) {
        return value / figures.rows();
    }

    /** The table for people. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        parts.forEach((part, figures) -> {
            lines.add(String.format(
                    "%-14s %12s %9s %9s %9s %14s %9s",
                    part.isEmpty() ? workload.name() : part,
                    workload.unit(),
                    "s",
                    "cpu s",
                    "first s",
                    workload.unit() + "/cpu s",
                    "peak MB"));
            figures.forEach((name, measured) -> lines.add(line(name, measured)));
            figures.forEach((name, measured) -> lines.addAll(steps(name, measured)));
            lines.addAll(sentences(figures));
        });
        return lines;
    }

    private static String line(String name, Measurement m) {
        return String.format(
                Locale.ROOT,
                "%-14s %,12d %9.2f %9.2f %9.2f %,14.0f %,9d",
                name,
                m.rows(),
                m.seconds(),
                m.cpuSeconds(),
                m.firstSeconds(),
                m.rowsPerCpuSecond(),
                m.peakRssMb());
    }

    private static List<String> steps(String name, Measurement measured) {
        if (measured.steps().isEmpty()) {
            return List.of();
        }
        return List.of(measured.steps().entrySet().stream()
                .map(step -> String.format(Locale.ROOT, "%s %.0f %%", step.getKey(), 100 * step.getValue()))
                .collect(Collectors.joining(", ", "steps of " + name + ": ", "")));
    }

    private static List<String> sentences(Map<String, Measurement> figures) {
        List<String> lines = new ArrayList<>();
        figures.forEach((name, peer) -> {
            if (!name.equals(Contender.OURS) && figures.containsKey(Contender.OURS)) {
                ObjectNode ratio = ratio(figures.get(Contender.OURS), peer);
                lines.add(String.format(
                        Locale.ROOT,
                        "%s takes %.2f times the processor time of ours, %.2f times the time",
                        name,
                        ratio.get("cpuSeconds").asDouble(),
                        ratio.get("seconds").asDouble()));
            }
        });
        return lines;
    }
}
