package dev.weft.usecases.query;

import dev.weft.model.access.Caller;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;

/// Stops a statement that one has started oneself.
public final class CancelQuery {

  private final LiveQueries live;

  public CancelQuery(LiveQueries live) {
    this.live = live;
  }

  /// Stops it; its own caller is told SQL_CANCELLED.
  ///
  /// @throws dev.weft.model.error.WeftException SERVER_NOT_FOUND when none of one's own has this id
  public void cancel(Caller caller, String id) {
    if (!live.cancel(id, caller.principal())) {
      throw WeftException.of(
          ErrorCode.SERVER_NOT_FOUND, "There is no query " + id + " of yours under way", "");
    }
  }
}
