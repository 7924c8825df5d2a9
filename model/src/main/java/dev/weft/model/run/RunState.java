package dev.weft.model.run;

/// Where a run stands.
public enum RunState {
  QUEUED,
  RUNNING,
  /// It published a release, or finished a preview.
  SUCCEEDED,
  FAILED,
  CANCELLED,
  /// The server died while it ran; nothing of it is visible.
  LOST;

  public boolean ended() {
    return this != QUEUED && this != RUNNING;
  }
}
