package dev.weft.engine.duckdb.instance;

import dev.weft.engine.Cancellation;

/// Where statements of the platform's own work run: an instance of this process, or one in a jail.
/// Thread-safe.
@FunctionalInterface
public interface Sessions {

  /// Begins one, which the caller closes. May wait for a place; throws `SQL_CANCELLED` when
  /// `cancellation` is raised meanwhile. A thread that has one must not begin another.
  Session session(Cancellation cancellation);
}
