package dev.weft.catalog.review;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A state of a folder on its way through review.
///
/// @param proposer as in `Principal.text()`
/// @param hash of its files: another content has another hash
/// @param createdAt microseconds since the epoch, as all times here
/// @param audience whom it concerns, as they were written
/// @param voices what was said, in order
public record ProposedChange(
    long number,
    String title,
    String proposer,
    State state,
    String hash,
    long createdAt,
    long changedAt,
    Set<String> audience,
    List<Voice> voices) {

  /// Where a change stands. Only an open one goes on.
  public enum State {
    OPEN,
    APPLIED,
    REJECTED,
    WITHDRAWN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<State> find(String word) {
      return Arrays.stream(values()).filter(state -> state.word().equals(word)).findFirst();
    }
  }

  /// What somebody does by saying something.
  public enum Kind {
    /// Brought the content of this hash.
    PROPOSED,
    COMMENTED,
    APPROVED,
    /// A consumer knows what is coming; `about` names the consumer.
    ACKNOWLEDGED,
    REJECTED,
    WITHDREW,
    APPLIED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Something that was said.
  ///
  /// @param about the consumer that acknowledges; empty otherwise
  /// @param hash of the content that it was said about
  public record Voice(Kind kind, String who, String about, String text, String hash, long at) {}

  public ProposedChange {
    audience = Set.copyOf(audience);
    voices = List.copyOf(voices);
  }

  public boolean open() {
    return state == State.OPEN;
  }

  /// What was said of a kind about the present content.
  public List<Voice> of(Kind kind) {
    return voices.stream()
        .filter(voice -> voice.kind() == kind && voice.hash().equals(hash))
        .toList();
  }
}
