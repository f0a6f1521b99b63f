package io.ballast.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Ours and the peers of one workload.
 *
 * @param workload what was done
 * @param figures by contender, ours first
 */
record Comparison(Workload workload, Map<String, Measurement> figures) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    Comparison {
        figures = new LinkedHashMap<>(figures);
    }

    /** The object that {@code bench NAME --json} prints. Ratios are the peer's figure over ours: above 1, ours is better. */
    ObjectNode json() {
        Measurement ours = figures.get(Contender.OURS);
        ObjectNode result = MAPPER.createObjectNode();
        result.put("name", workload.name());
        result.put("rows", ours.rows());
        result.put("unit", workload.unit());
        result.set("ours", MAPPER.valueToTree(ours));
        var peers = result.putArray("peers");
        ObjectNode ratios = MAPPER.createObjectNode();
        figures.forEach((name, peer) -> {
            if (!name.equals(Contender.OURS)) {
                ObjectNode node = MAPPER.createObjectNode().put("name", name);
                node.setAll(MAPPER.<ObjectNode>valueToTree(peer));
                peers.add(node);
                ratios.set(name, ratio(ours, peer));
            }
        });
        result.set("ratios", ratios);
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
        lines.add(String.format(
                "%-14s %12s %9s %9s %9s %14s %9s",
                workload.name(), workload.unit(), "s", "cpu s", "first s", workload.unit() + "/cpu s", "peak MB"));
        figures.forEach((name, m) -> lines.add(String.format(
                Locale.ROOT,
                "%-14s %,12d %9.2f %9.2f %9.2f %,14.0f %,9d",
                name,
                m.rows(),
                m.seconds(),
                m.cpuSeconds(),
                m.firstSeconds(),
                m.rowsPerCpuSecond(),
                m.peakRssMb())));
        Measurement ours = figures.get(Contender.OURS);
        figures.forEach((name, m) -> {
            if (!name.equals(Contender.OURS)) {
                double factor = ratio(ours, m).get("cpuSeconds").asDouble();
                lines.add(String.format(Locale.ROOT, "%s takes %.1f times the processor time of ours", name, factor));
            }
        });
        return lines;
    }
}
