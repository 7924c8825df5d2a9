package dev.weft.engine.duckdb.check;

import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.util.HashMap;
import java.util.Map;

/// Asks about each pattern once whether the engine can run it, before rows are read: a bad one
/// would spoil the scan that all rules share.
final class Patterns {

  private final Session session;
  private final Map<String, Boolean> known = new HashMap<>();

  Patterns(Session session) {
    this.session = session;
  }

  /// Throws `ODCS_PATTERN_ENGINE` for a pattern that is beyond RE2.
  void check(String pattern) {
    if (!known.computeIfAbsent(pattern, this::isRunnable)) {
      throw WeftException.of(
          ErrorCode.ODCS_PATTERN_ENGINE,
          "RE2, which runs patterns, does not know all of this one",
          "Say it without looking around and referring back, or as a rule of the type sql.");
    }
  }

  private boolean isRunnable(String pattern) {
    try {
      session.execute("SELECT regexp_matches('', " + SqlText.text(pattern) + ")");
      return true;
    } catch (WeftException e) {
      Census.refuseToGoOn(e);
      return false;
    }
  }
}
