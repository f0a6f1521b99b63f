package io.ballast.simulator.polygon;

import java.util.Comparator;
import java.util.Map;

/**
 * Orders rows as a request asks for.
 *
 * @param <T> kind of row
 */
final class Sorting<T> {
    private final Map<String, Comparator<T>> fields;
    private final Comparator<T> ties;

    /**
     * A choice of orders.
     *
     * @param fields by the name a request may use
     * @param ties order of rows that are equal otherwise; must tell all rows apart
     */
    Sorting(Map<String, Comparator<T>> fields, Comparator<T> ties) {
        this.fields = fields;
        this.ties = ties;
    }

    /** The older form: {@code sort=field} and {@code order=asc|desc}. */
    Comparator<T> older(Query query, String field, String order) {
        Comparator<T> chosen = field("sort", query.text("sort").orElse(field));
        return directed(chosen, "order", query.text("order").orElse(order)).thenComparing(ties);
    }

    /** The newer form: {@code sort=field.asc,other.desc}. */
    Comparator<T> newer(Query query, String otherwise) {
        Comparator<T> all = null;
        for (String item : query.text("sort").orElse(otherwise).split(",")) {
            int dot = item.lastIndexOf('.');
            String name = dot < 0 ? item : item.substring(0, dot);
            Comparator<T> one = directed(field("sort", name), "sort", dot < 0 ? "asc" : item.substring(dot + 1));
            all = all == null ? one : all.thenComparing(one);
        }
        return all == null ? ties : all.thenComparing(ties);
    }

    private Comparator<T> field(String parameter, String name) {
        Comparator<T> field = fields.get(name);
        if (field == null) {
            throw Query.notAllowed(
                    parameter,
                    name,
                    "one of " + fields.keySet().stream().sorted().toList());
        }
        return field;
    }

    private static <T> Comparator<T> directed(Comparator<T> comparator, String parameter, String direction) {
        return switch (direction) {
            case "asc" -> comparator;
            case "desc" -> comparator.reversed();
            default -> throw Query.notAllowed(parameter, direction, "asc or desc");
        };
    }
}
