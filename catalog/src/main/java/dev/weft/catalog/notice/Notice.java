package dev.weft.catalog.notice;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Something that people are told. It names a thing and says no more of it than a few words;
/// whether somebody may know of the thing is asked whenever they look.
///
/// @param subject the thing, as its topic spells it
/// @param product `domain/product` that it is about; empty where there is none
/// @param facts words that were true when it was written, such as a day
/// @param at microseconds since the epoch
public record Notice(
    long number,
    Kind kind,
    Topic topic,
    String subject,
    String product,
    Map<String, String> facts,
    long at) {

  /// What sort of news it is. Kinds are stored and never renamed.
  public enum Kind {
    RELEASE,
    INCIDENT,
    DEPRECATION,
    SUNSET,
    MOVE,
    EXPIRY,
    REQUEST,
    DECISION;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// What sort of thing it names.
  public enum Topic {
    /// `domain/product@version+number`
    RELEASE,
    /// A run's id.
    RUN,
    /// `domain/product@major`
    PRODUCT,
    /// `domain/id`
    AGREEMENT,
    /// Number of a request for access.
    REQUEST,
    /// Number of a proposed change.
    CHANGE,
    /// Name of a connection.
    CONNECTION
  }

  public Notice {
    facts = Map.copyOf(facts);
  }

  /// A fact; empty when it was not written.
  public Optional<String> fact(String name) {
    return Optional.ofNullable(facts.get(name));
  }
}
