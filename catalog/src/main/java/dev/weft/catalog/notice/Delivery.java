package dev.weft.catalog.notice;

/// A notice on its way to somebody by a channel.
///
/// @param channel name of the connection
/// @param who as in `Principal.text()`
/// @param attempts how often it was tried without success
public record Delivery(String channel, String who, ReceivedNotice notice, int attempts) {

  /// Where a delivery stands.
  public enum State {
    WAITING,
    SENT,
    /// Its reader may not know of it any more, or the channel is gone.
    DROPPED,
    /// Tried too often.
    FAILED
  }
}
