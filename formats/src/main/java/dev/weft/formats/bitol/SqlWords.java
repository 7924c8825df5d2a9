package dev.weft.formats.bitol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The bare words of an SQL text: no comments, literals, quoted names, numbers. What stands in
/// brackets counts as much as the rest. In any dialect, so where dialects read a text differently
/// there are two readings of it.
final class SqlWords {

  /// A word.
  ///
  /// @param text in small letters
  /// @param statement in which of them it stands, from 1
  /// @param depth in how many brackets it stands
  /// @param before the sign right before it; a blank when that is another word, or nothing
  record Word(String text, int statement, int depth, char before) {

    /// Whether it is the first of its brackets.
    boolean opens() {
      return before == '(';
    }

    /// Whether it is a part of a name, such as `a.into`.
    boolean isOfName() {
      return before == '.';
    }
  }

  private final String text;
  private final boolean nesting;
  private final List<Word> words = new ArrayList<>();
  private int statements;
  private boolean inStatement;
  private int brackets;
  private char before = ' ';
  private @Nullable String unended;

  private SqlWords(String text, boolean nesting) {
    this.text = text;
    this.nesting = nesting;
  }

  /// As dialects read it in which a comment may hold comments: DuckDB, PostgreSQL, SQL Server.
  static SqlWords ofNesting(String text) {
    return new SqlWords(text, true).read();
  }

  /// As the others read it: the first `*/` ends a comment.
  static SqlWords ofFlat(String text) {
    return new SqlWords(text, false).read();
  }

  List<Word> list() {
    return words;
  }

  int statements() {
    return statements;
  }

  /// A quote, comment or bracket without its end.
  Optional<String> unended() {
    return Optional.ofNullable(unended);
  }

  private SqlWords read() {
    int at = 0;
    while (at < text.length() && unended == null) {
      at = step(at);
    }
    if (unended == null && brackets > 0) {
      unended = "a `(`";
    }
    return this;
  }

  private int step(int at) {
    char c = text.charAt(at);
    if (text.startsWith("--", at)) {
      return lineEnd(at);
    }
    if (text.startsWith("/*", at)) {
      return comment(at);
    }
    if (c == '\'' || c == '"' || c == '`') {
      return literal(behind(String.valueOf(c), at, 1, "a quote"));
    }
    if (c == '$') {
      return dollar(at);
    }
    if (c == ';') {
      inStatement = false;
      before = ' ';
      return at + 1;
    }
    if (isWord(c)) {
      return word(at);
    }
    if (!Character.isWhitespace(c)) {
      sign(c);
    }
    return at + 1;
  }

  private int lineEnd(int at) {
    int n = text.indexOf('\n', at);
    int r = text.indexOf('\r', at);
    int end = n < 0 ? r : r < 0 ? n : Math.min(n, r);
    return end < 0 ? text.length() : end + 1;
  }

  private int comment(int at) {
    if (!nesting) {
      return behind("*/", at, 2, "a comment");
    }
    int open = 1;
    int next = at + 2;
    while (open > 0) {
      int begin = text.indexOf("/*", next);
      int end = text.indexOf("*/", next);
      if (end < 0) {
        return behind("*/", text.length(), 0, "a comment");
      }
      boolean inner = begin >= 0 && begin < end;
      open += inner ? 1 : -1;
      next = (inner ? begin : end) + 2;
    }
    return next;
  }

  /// `$$…$$` and `$tag$…$tag$` are texts; `${name}` and `$1` are not.
  private int dollar(int at) {
    int end = at + 1;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    boolean tag =
        end < text.length()
            && text.charAt(end) == '$'
            && (end == at + 1 || !Character.isDigit(text.charAt(at + 1)));
    if (!tag) {
      sign('$');
      return at + 1;
    }
    String quote = text.substring(at, end + 1);
    return literal(behind(quote, at, quote.length(), "a quote"));
  }

  private int literal(int next) {
    begin();
    before = ' ';
    return next;
  }

  private void sign(char c) {
    begin();
    before = c;
    if (c == '(') {
      brackets++;
    } else if (c == ')' && --brackets < 0) {
      unended = "no `(` before a `)`; it";
    }
  }

  private int word(int at) {
    begin();
    int end = at;
    while (end < text.length() && isOfWord(end)) {
      end++;
    }
    String word = text.substring(at, end).toLowerCase(Locale.ROOT);
    if (word.equals("e") && end < text.length() && text.charAt(end) == '\'') {
      return literal(escaped(end));
    }
    if (!Character.isDigit(word.charAt(0))) {
      words.add(new Word(word, statements, brackets, before));
    }
    before = ' ';
    return end;
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /// Names may hold a `$`, but one before a brace begins a placeholder.
  private boolean isOfWord(int at) {
    char c = text.charAt(at);
    return isWord(c) || (c == '$' && !text.startsWith("${", at));
  }

  private void begin() {
    if (!inStatement) {
      inStatement = true;
      statements++;
    }
  }

  /// A text in which a backslash protects what follows.
  private int escaped(int quote) {
    for (int i = quote + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == '\'') {
        return i + 1;
      }
    }
    unended = "a quote";
    return text.length();
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
