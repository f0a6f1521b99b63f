package io.ballast.simulator.polygon;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/** The fields of a JSON document with their types, whatever their values: {@code results[].ticker -> string}. */
final class WireShape {
    private WireShape() {}

    static Map<String, String> of(JsonNode document) {
        Map<String, String> fields = new TreeMap<>();
        collect("", document, fields);
        return fields;
    }

    private static void collect(String path, JsonNode node, Map<String, String> fields) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> collect(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), fields));
        } else if (node.isArray()) {
            node.forEach(item -> collect(path + "[]", item, fields));
        } else {
            String type = node.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
            fields.merge(path, type, (known, same) -> known.equals(same) ? known : known + "|" + same);
        }
    }
}
