package dev.weft.model.error;

/// What sort of failure an error is. Doors map it: HTTP status, gRPC status, exit code of the CLI.
public enum Kind {
  /// The request itself is malformed or leaves a question open. HTTP 400, exit 2.
  USAGE(400, 2),
  /// No or no valid credentials. HTTP 401, exit 4.
  UNAUTHENTICATED(401, 4),
  /// Signed in, but not allowed. HTTP 403, exit 4.
  DENIED(403, 4),
  /// The thing does not exist, or the caller may not know that it does. HTTP 404, exit 5.
  MISSING(404, 5),
  /// Somebody else was faster, or what a plan read has moved. HTTP 409, exit 6.
  CONFLICT(409, 6),
  /// Documents, data or a change break a contract, a rule or a format. HTTP 422, exit 7.
  VIOLATION(422, 7),
  /// The work was tried and failed: a statement, a run, a source. HTTP 422, exit 1.
  FAILED(422, 1),
  /// More than Weft will take at once or at all. HTTP 429, exit 1.
  LIMIT(429, 1),
  /// Not now: stopping, a full disk, a busy store. HTTP 503, exit 8.
  UNAVAILABLE(503, 8),
  /// Our own mistake. HTTP 500, exit 1.
  BUG(500, 1);

  private final int status;
  private final int exit;

  Kind(int status, int exit) {
    this.status = status;
    this.exit = exit;
  }

  /// The HTTP status of RFC 9110 that this kind becomes.
  public int status() {
    return status;
  }

  /// The exit code of the command line.
  public int exit() {
    return exit;
  }
}
