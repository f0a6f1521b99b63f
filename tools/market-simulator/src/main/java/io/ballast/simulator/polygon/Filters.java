package io.ballast.simulator.polygon;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Conditions on a field: {@code name} for equality and the suffixes {@code .gt .gte .lt .lte .any_of}. A row without the
 * field meets no condition.
 */
final class Filters {
    private Filters() {}

    static Predicate<LocalDate> dates(Query query, String name) {
        return conditions(query, name, value -> Query.date(name, value));
    }

    static Predicate<String> texts(Query query, String name) {
        return conditions(query, name, Function.identity());
    }

    static Predicate<Integer> wholes(Query query, String name) {
        return conditions(query, name, value -> {
            try {
                return Integer.valueOf(value);
            } catch (NumberFormatException e) {
                throw Query.notAllowed(name, value, "a whole number");
            }
        });
    }

    private static <T extends Comparable<? super T>> Predicate<T> conditions(
            Query query, String name, Function<String, T> parser) {
        Predicate<T> all = compared(query, name, parser, order -> order == 0)
                .and(compared(query, name + ".gt", parser, order -> order > 0))
                .and(compared(query, name + ".gte", parser, order -> order >= 0))
                .and(compared(query, name + ".lt", parser, order -> order < 0))
                .and(compared(query, name + ".lte", parser, order -> order <= 0));
        if (query.text(name + ".any_of").isEmpty()) {
            return all;
        }
        Set<T> wanted = Arrays.stream(query.text(name + ".any_of").get().split(","))
                .map(parser)
                .collect(Collectors.toSet());
        return all.and(value -> value != null && wanted.contains(value));
    }

    private static <T extends Comparable<? super T>> Predicate<T> compared(
            Query query, String name, Function<String, T> parser, Predicate<Integer> wanted) {
        if (query.text(name).isEmpty()) {
            return value -> true;
        }
        T bound = parser.apply(query.text(name).get());
        return value -> value != null && wanted.test(value.compareTo(bound));
    }
}
