package dev.weft.usecases.notice;

import dev.weft.model.mesh.Connection;
import java.time.Duration;
import java.util.Optional;

/// Carries notices out of the mesh. Thread-safe.
public interface NoticeSender {

  /// What one attempt may take in all. Whoever sends keeps to it, whatever the other side does.
  Duration LONGEST = Duration.ofSeconds(30);

  /// A notice as it leaves.
  ///
  /// @param id the same at every attempt, so that a receiver knows what it has already
  /// @param email where mail reaches its reader; empty for other ways
  record Outgoing(String id, NoticeView notice, Optional<String> email) {}

  /// Sends it once, in no longer than [#LONGEST]. An interrupt ends it.
  ///
  /// @throws NotSent when nobody said that it was taken
  void send(Connection connection, Outgoing outgoing) throws NotSent;

  /// Nobody took it. The message is for the log: a class of failure, no secret and no content.
  final class NotSent extends Exception {
    private static final long serialVersionUID = 1;

    public NotSent(String why) {
      super(why);
    }
  }
}
