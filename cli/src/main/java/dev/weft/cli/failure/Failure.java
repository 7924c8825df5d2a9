package dev.weft.cli.failure;

/// Ends the command with a problem. Caught once, where the exit code is made.
public final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// Where the problem may be told.
  public enum Telling {
    /// On stdout when a program asked for JSON, otherwise on stderr.
    AS_ASKED,
    /// On stderr only, because part of an answer stands on stdout already.
    AS_TALK
  }

  private final transient Problem problem;
  private final Telling telling;

  Failure(Problem problem, Telling telling) {
    super(problem.message());
    this.problem = problem;
    this.telling = telling;
  }

  public Problem problem() {
    return problem;
  }

  public Telling telling() {
    return telling;
  }
}
