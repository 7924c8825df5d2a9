package dev.weft.server.config;

import java.util.Locale;

/// One thing that can be set.
///
/// @param key kebab-case
/// @param fallback what holds when nobody says anything, in the spelling of the settings; empty for
///   nothing
/// @param meaning a sentence for the reference page
public record Setting(String key, Shape shape, String fallback, String meaning) {

  /// How a setting is written.
  public enum Shape {
    TEXT("a text"),
    SECRET("a text; never on the command line, which others can see"),
    LIST("texts with commas between them"),
    PATH("a path"),
    FLAG("`true` or `false`; on the command line the bare option says `true`"),
    NUMBER("a whole number"),
    BYTES("a size such as `512KB`, `64MB`, `2GB`"),
    DURATION("a time such as `30s`, `5m`, `1h`, `7d`");

    private final String spelling;

    Shape(String spelling) {
      this.spelling = spelling;
    }

    /// How it is written, for the reference page and for messages.
    public String spelling() {
      return spelling;
    }
  }

  /// The name on the command line.
  public String option() {
    return "--" + key;
  }

  /// The name in the environment.
  public String variable() {
    return "WEFT_" + key.replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
