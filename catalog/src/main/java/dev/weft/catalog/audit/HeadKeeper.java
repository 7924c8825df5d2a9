package dev.weft.catalog.audit;

import dev.weft.model.run.AuditHead;
import java.util.Optional;

/// Keeps the last head outside the database, where who changes the database does not reach it.
public interface HeadKeeper {

  /// The head that was kept last; empty when none ever was.
  Optional<AuditHead> find();

  /// Replaces it, durably.
  void keep(AuditHead head);

  /// Keeps nothing: a cut end is found by what others keep only.
  static HeadKeeper none() {
    return new HeadKeeper() {
      @Override
      public Optional<AuditHead> find() {
        return Optional.empty();
      }

      @Override
      public void keep(AuditHead head) {}
    };
  }
}
