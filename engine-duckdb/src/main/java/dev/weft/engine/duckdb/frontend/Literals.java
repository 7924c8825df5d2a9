package dev.weft.engine.duckdb.frontend;

import java.util.Optional;
import java.util.regex.Pattern;

/// Takes the literals out of a text that the engine wrote from a tree. Such a text has no comments,
/// spells every string with single quotes, and puts spaces round operators; whatever is not like
/// that makes the whole text unfit. Used once.
final class Literals {

  private static final Pattern PLAIN_NAME = Pattern.compile("\"[A-Za-z_][A-Za-z0-9_@.+-]*\"");
  private static final Pattern RUN = Pattern.compile("\\?(, -?\\?)+");

  private final String text;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private Literals(String text) {
    this.text = text;
  }

  /// The text with `?` for every literal, and one for a list of them; empty when it cannot be told
  /// for sure what is one.
  static Optional<String> replaced(String text) {
    var literals = new Literals(text);
    return literals.replace()
        ? Optional.of(RUN.matcher(literals.out).replaceAll("?, …"))
        : Optional.empty();
  }

  private boolean replace() {
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next == '\'' || next == '"') {
        if (!quoted(next)) {
          return false;
        }
      } else if (isDigit(next) || (next == '.' && at + 1 < text.length() && isDigit(charAfter()))) {
        number();
      } else if (isNamePart(next)) {
        name();
      } else if (next == '$' || text.startsWith("--", at) || text.startsWith("/*", at)) {
        return false;
      } else {
        out.append(next);
        at++;
      }
    }
    return true;
  }

  /// A string, or a name in quotes: kept when it looks like one, since names may be made of
  /// strings.
  private boolean quoted(char quote) {
    int from = at;
    at++;
    while (at < text.length()) {
      if (text.charAt(at) != quote) {
        at++;
      } else if (at + 1 < text.length() && charAfter() == quote) {
        at += 2;
      } else {
        at++;
        String whole = text.substring(from, at);
        keep(quote == '"' && PLAIN_NAME.matcher(whole).matches() ? whole : "?");
        return true;
      }
    }
    return false;
  }

  private void number() {
    while (at < text.length()
        && (isNamePart(text.charAt(at)) || text.charAt(at) == '.' || isSignOfExponent())) {
      at++;
    }
    out.append('?');
  }

  private boolean isSignOfExponent() {
    char sign = text.charAt(at);
    return (sign == '+' || sign == '-')
        && Character.toLowerCase(text.charAt(at - 1)) == 'e'
        && at + 1 < text.length()
        && isDigit(charAfter());
  }

  private void name() {
    int from = at;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    String name = text.substring(from, at);
    boolean isPrefix = at < text.length() && text.charAt(at) == '\'';
    boolean isTruth = name.equals("true") || name.equals("false");
    if (!isPrefix) {
      keep(isTruth ? "?" : name);
    }
  }

  /// The name of an argument or of a field of a struct may have been a string.
  private void keep(String word) {
    out.append(text.startsWith(" := ", at) ? "?" : word);
  }

  private char charAfter() {
    return text.charAt(at + 1);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNamePart(char c) {
    return c == '_' || isDigit(c) || Character.isLetter(c) || c >= 0x80;
  }
}
