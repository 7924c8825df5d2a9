package dev.weft.formats.bitol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The bare words of an SQL text in small letters: no comments, literals, quoted names, numbers.
/// What stands in brackets counts as much as the rest.
final class SqlWords {

  private final String text;
  private final List<String> words = new ArrayList<>();
  private int statements;
  private boolean inStatement;
  private int brackets;
  private @Nullable String unended;

  private SqlWords(String text) {
    this.text = text;
  }

  static SqlWords of(String text) {
    var words = new SqlWords(text);
    words.read();
    return words;
  }

  List<String> list() {
    return words;
  }

  int statements() {
    return statements;
  }

  /// A quote, comment or bracket without its end.
  Optional<String> unended() {
    return Optional.ofNullable(unended);
  }

  private void read() {
    int at = 0;
    while (at < text.length() && unended == null) {
      at = step(at);
    }
    if (unended == null && brackets > 0) {
      unended = "a `(`";
    }
  }

  private int step(int at) {
    char c = text.charAt(at);
    if (text.startsWith("--", at)) {
      int end = text.indexOf('\n', at);
      return end < 0 ? text.length() : end + 1;
    }
    if (text.startsWith("/*", at)) {
      return behind("*/", at, 2, "a comment");
    }
    if (c == '\'' || c == '"' || c == '`') {
      begin();
      return behind(String.valueOf(c), at, 1, "a quote");
    }
    if (c == ';') {
      inStatement = false;
      return at + 1;
    }
    if (Character.isLetter(c) || c == '_') {
      return word(at);
    }
    if (!Character.isWhitespace(c)) {
      begin();
      bracket(c);
    }
    return at + 1;
  }

  private void bracket(char c) {
    if (c == '(') {
      brackets++;
    } else if (c == ')' && --brackets < 0) {
      unended = "no `(` before a `)`; it";
    }
  }

  private int word(int at) {
    begin();
    int end = at;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    words.add(text.substring(at, end).toLowerCase(Locale.ROOT));
    return end;
  }

  private void begin() {
    if (!inStatement) {
      inStatement = true;
      statements++;
    }
  }

  private int behind(String end, int at, int width, String what) {
    int found = text.indexOf(end, at + width);
    if (found < 0) {
      // dialects that escape quotes with a backslash are for their engines to judge
      unended = text.indexOf('\\') < 0 ? what : null;
      return text.length();
    }
    return found + end.length();
  }
}
