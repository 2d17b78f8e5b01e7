package org.carrel.platform.problem;

/** Thrown at the edge, where a request turns out not to make sense. Refusals by rule are outcomes, not exceptions. */
public class ProblemException extends RuntimeException {

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.code() + (problem.detail() == null ? "" : ": " + problem.detail()), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
