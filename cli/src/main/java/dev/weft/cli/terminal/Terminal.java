package dev.weft.cli.terminal;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// What the three streams of this process are attached to. The launcher finds it out, because a JVM
/// cannot ask about each stream; without a launcher nothing is a terminal.
///
/// @param attached the streams that are a terminal
/// @param columns width of the terminal in cells; 0 when unknown
/// @param traits what the person asked for
public record Terminal(Set<Stream> attached, int columns, Set<Trait> traits) {

  /// A standard stream.
  public enum Stream {
    IN,
    OUT,
    ERR
  }

  /// What a terminal may show.
  public enum Trait {
    /// Escape sequences for colour; off with NO_COLOR or `--no-color`.
    COLOR,
    /// Lines that are written over; off with ACCESSIBLE=1.
    LIVE
  }

  public Terminal {
    attached = Set.copyOf(attached);
    traits = Set.copyOf(traits);
  }

  public static Terminal none() {
    return new Terminal(Set.of(), 0, Set.of());
  }

  /// Reads WEFT_TERMINAL (`in out err`, what is one) and WEFT_COLUMNS as the launcher sets them,
  /// NO_COLOR, TERM and ACCESSIBLE as people do.
  public static Terminal of(Map<String, String> environment) {
    Set<Stream> attached = EnumSet.noneOf(Stream.class);
    String words = " " + environment.getOrDefault("WEFT_TERMINAL", "") + " ";
    for (Stream stream : Stream.values()) {
      if (words.contains(" " + stream.name().toLowerCase(java.util.Locale.ROOT) + " ")) {
        attached.add(stream);
      }
    }
    boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
    boolean accessible = environment.getOrDefault("ACCESSIBLE", "").equals("1");
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    if (!dumb && environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      traits.add(Trait.COLOR);
    }
    if (!dumb && !accessible) {
      traits.add(Trait.LIVE);
    }
    return new Terminal(attached, columnsOf(environment.get("WEFT_COLUMNS")), traits);
  }

  private static int columnsOf(@org.jspecify.annotations.Nullable String text) {
    return text != null && text.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(text) : 0;
  }

  public Terminal withoutColor() {
    Set<Trait> less = EnumSet.noneOf(Trait.class);
    less.addAll(traits);
    less.remove(Trait.COLOR);
    return new Terminal(attached, columns, less);
  }

  public boolean is(Stream stream) {
    return attached.contains(stream);
  }

  /// Whether somebody can answer a question.
  public boolean answers() {
    return is(Stream.IN) && is(Stream.ERR);
  }

  /// Whether a line on stderr may be written over.
  public boolean isLive() {
    return is(Stream.ERR) && traits.contains(Trait.LIVE);
  }

  /// How wide data may be: the terminal's width, or no limit when stdout is none.
  public int dataWidth() {
    return is(Stream.OUT) && columns > 0 ? columns : Integer.MAX_VALUE;
  }

  /// How one stream may be coloured.
  public Style style(Stream stream) {
    return is(stream) && traits.contains(Trait.COLOR) ? Style.COLORED : Style.PLAIN;
  }
}
