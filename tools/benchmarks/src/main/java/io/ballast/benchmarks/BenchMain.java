package io.ballast.benchmarks;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

/**
 * The program behind {@code ./ballast bench}: {@code list [--json]} or
 * {@code NAME [--json] [--quick] [--symbols N] [--sessions M] [--rows N] [--only WHICH] [--turns N]}.
 */
public final class BenchMain {
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int NOT_FOUND = 3;

    private BenchMain() {}

    /**
     * Runs it and ends with an exit code: 0 done, 1 failed, 2 wrong usage, 3 no such benchmark.
     *
     * @param arguments as above
     */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    static int run(List<String> arguments) {
        if (arguments.isEmpty()) {
            return fail(USAGE, "Say which benchmark: ./ballast bench list shows them.");
        }
        boolean child = arguments.get(0).equals(ContenderProcess.CHILD);
        String name = arguments.get(child ? 1 : 0);
        boolean json = arguments.contains("--json");
        if (name.equals("list")) {
            list(json);
            return 0;
        }
        Workload workload = find(name);
        if (workload == null) {
            return fail(NOT_FOUND, "There is no benchmark '" + name + "': ./ballast bench list shows them.");
        }
        try {
            Run size = Run.of(arguments);
            if (size.rows() > 0 && !workload.hasRows()) {
                return fail(USAGE, name + " has a fixed size: leave --rows out.");
            }
            if (child) {
                ContenderProcess.answer(workload, arguments.get(2), size);
            } else {
                compare(workload, Selection.of(workload, arguments), Turns.of(arguments), json, size);
            }
            return 0;
        } catch (IllegalArgumentException wrong) {
            return fail(USAGE, wrong.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return fail(FAILED, "Interrupted.");
        } catch (Exception problem) {
            return fail(FAILED, problem.toString());
        }
    }

    private static void compare(Workload workload, List<Contender> contenders, int turns, boolean json, Run size)
            throws Exception {
        Turns taken = new Turns();
        for (int turn = 1; turn <= turns; turn++) {
            for (Contender contender : contenders) {
                System.err.println("  " + workload.name() + ": " + contender.id());
                Measurement measured = ContenderProcess.run(workload, contender, size);
                taken.add(contender, measured);
                // A run can take an hour: what is known by now should not be lost with what is to come.
                new Comparison(workload, Map.of(contender, measured)).table().forEach(System.err::println);
            }
        }
        Comparison comparison = new Comparison(workload, taken.medians());
        if (json) {
            System.out.println(comparison.json().toPrettyString());
        } else {
            comparison.table().forEach(System.out::println);
        }
        System.err.println("docs/benchmarks.md says how to read this.");
    }

    static List<Workload> all() {
        return ServiceLoader.load(Workload.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Workload::name))
                .toList();
    }

    private static Workload find(String name) {
        return all().stream().filter(w -> w.name().equals(name)).findFirst().orElse(null);
    }

    private static void list(boolean json) {
        ArrayNode array = new ObjectMapper().createArrayNode();
        for (Workload workload : all()) {
            array.addObject().put("name", workload.name()).put("summary", workload.summary());
            if (!json) {
                System.out.printf("%-20s %s%n", workload.name(), workload.summary());
            }
        }
        if (json) {
            System.out.println(array.toPrettyString());
        } else {
            System.err.println("./ballast bench NAME runs one.");
        }
    }

    private static int fail(int code, String message) {
        System.err.println("ballast: " + message);
        return code;
    }
}
