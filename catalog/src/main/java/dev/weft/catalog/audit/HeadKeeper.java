package dev.weft.catalog.audit;

import java.util.Optional;

/// Keeps the last head outside the database, where who changes the database does not reach it.
public interface HeadKeeper {

  /// The head that was kept last; empty when none ever was.
  Optional<AuditHead> find();

  /// Replaces it, durably.
  void keep(AuditHead head);
}
