package io.ballast.simulator.rest;

/** A request to the simulator's own interface that cannot be carried out. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String title;
    private final String hint;

    /**
     * A problem.
     *
     * @param status HTTP status
     * @param title short text for the kind of problem
     * @param detail what is wrong
     * @param hint what to do
     */
    public ProblemException(int status, String title, String detail, String hint) {
        super(detail);
        this.status = status;
        this.title = title;
        this.hint = hint;
    }

    Problem toProblem(String instance) {
        return new Problem("about:blank", title, status, getMessage(), instance, hint);
    }
}
