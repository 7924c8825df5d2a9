package dev.weft.build.change;

import java.util.Locale;

/// One difference between two versions of a document.
///
/// @param path where it is: a JSON pointer in which an item of a list is named by its natural key,
///   such as `/schema/flights/properties/delay/required`; of the new document, except for what was
///   removed
/// @param message a sentence for people, without a full stop
public record Change(String path, Kind kind, Impact impact, Rule rule, String message) {

  /// What happened at the path.
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
