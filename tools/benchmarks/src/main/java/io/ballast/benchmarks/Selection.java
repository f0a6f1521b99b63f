package io.ballast.benchmarks;

import java.util.List;

/** Chooses contenders of a workload by {@code --only}. */
final class Selection {
    private static final String ONLY = "--only";

    private Selection() {}

    /**
     * The contenders to run.
     *
     * @param workload whose contenders
     * @param arguments may have {@code --only}, followed by parts, or contenders as they are shown during a run, with
     *     commas between
     * @return those asked for in the workload's order, ours of their parts always among them; all if none is asked for
     * @throws IllegalArgumentException if something is asked for that is not there
     */
    static List<Contender> of(Workload workload, List<String> arguments) {
        int position = arguments.indexOf(ONLY);
        if (position < 0) {
            return workload.contenders();
        }
        String value = position + 1 < arguments.size() ? arguments.get(position + 1) : "";
        List<String> wanted = List.of(value.split(","));
        for (String one : wanted) {
            if (workload.contenders().stream().noneMatch(c -> isMeant(c, one))) {
                throw new IllegalArgumentException(ONLY + " '" + one + "' is not allowed: parts and contenders of "
                        + workload.name() + " are " + names(workload));
            }
        }
        return workload.contenders().stream()
                .filter(c -> wanted.stream().anyMatch(one -> isMeant(c, one) || isOursBeside(c, one, workload)))
                .toList();
    }

    private static boolean isMeant(Contender contender, String wanted) {
        return contender.id().equals(wanted)
                || !contender.part().isEmpty() && contender.part().equals(wanted);
    }

    private static boolean isOursBeside(Contender contender, String wanted, Workload workload) {
        return contender.name().equals(Contender.OURS)
                && workload.contenders().stream()
                        .anyMatch(c -> isMeant(c, wanted) && c.part().equals(contender.part()));
    }

    private static List<String> names(Workload workload) {
        return workload.contenders().stream().map(Contender::id).toList();
    }
}
