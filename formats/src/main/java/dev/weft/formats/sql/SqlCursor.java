package dev.weft.formats.sql;

import dev.weft.formats.sql.SqlToken.Sort;
import dev.weft.model.error.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Goes through tokens one by one.
final class SqlCursor {

  private static final int LONGEST = 80;

  private final String text;
  private final List<SqlToken> tokens;
  private int at;

  /// @param text that the tokens are of
  SqlCursor(String text, List<SqlToken> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  boolean isEnd() {
    return at >= tokens.size();
  }

  Optional<SqlToken> peek() {
    return isEnd() ? Optional.empty() : Optional.of(tokens.get(at));
  }

  Optional<SqlToken> next() {
    Optional<SqlToken> token = peek();
    at += token.isPresent() ? 1 : 0;
    return token;
  }

  int mark() {
    return at;
  }

  void back(int mark) {
    at = mark;
  }

  /// Whether these words or signs come next.
  boolean sees(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (at + i >= tokens.size() || !tokens.get(at + i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  /// Goes past these words or signs if all of them come next.
  boolean takes(String... words) {
    boolean seen = sees(words);
    at += seen ? words.length : 0;
    return seen;
  }

  /// Goes past whatever comes of these words.
  void passes(String... words) {
    for (boolean passed = true; passed; ) {
      passed = false;
      for (String word : words) {
        passed |= takes(word);
      }
    }
  }

  Optional<String> name() {
    return peek().filter(SqlToken::isName).flatMap(token -> next()).map(SqlToken::text);
  }

  Optional<String> text() {
    return peek()
        .filter(token -> token.sort() == Sort.TEXT)
        .flatMap(token -> next())
        .map(SqlToken::text);
  }

  /// The tokens of a pair of parentheses that comes next, without these; empty when none comes, or
  /// it does not end.
  Optional<SqlCursor> inside() {
    if (!sees("(")) {
      return Optional.empty();
    }
    int depth = 0;
    for (int i = at; i < tokens.size(); i++) {
      depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
      if (depth == 0) {
        SqlCursor inside = new SqlCursor(text, tokens.subList(at + 1, i));
        at = i + 1;
        return Optional.of(inside);
      }
    }
    return Optional.empty();
  }

  /// What comes up to the bracket that closes one which was just opened.
  Optional<SqlCursor> untilClosed() {
    int depth = 1;
    for (int i = at; i < tokens.size(); i++) {
      depth += tokens.get(i).is("[") ? 1 : tokens.get(i).is("]") ? -1 : 0;
      if (depth == 0) {
        SqlCursor inside = new SqlCursor(text, tokens.subList(at, i));
        at = i + 1;
        return Optional.of(inside);
      }
    }
    return Optional.empty();
  }

  /// What is left, cut at the commas outside of any parentheses.
  List<SqlCursor> items() {
    List<SqlCursor> items = new ArrayList<>();
    int depth = 0;
    int begin = at;
    for (int i = at; i < tokens.size(); i++) {
      SqlToken token = tokens.get(i);
      depth += isOpening(token) ? 1 : isClosing(token) ? -1 : 0;
      if (depth == 0 && token.is(",")) {
        items.add(new SqlCursor(text, tokens.subList(begin, i)));
        begin = i + 1;
      }
    }
    items.add(new SqlCursor(text, tokens.subList(begin, tokens.size())));
    at = tokens.size();
    return items.stream().filter(item -> !item.isEnd()).toList();
  }

  static boolean isOpening(SqlToken token) {
    return token.is("(") || token.is("[");
  }

  static boolean isClosing(SqlToken token) {
    return token.is(")") || token.is("]");
  }

  /// How deep parentheses lie in each other, at most.
  int depth() {
    int depth = 0;
    int deepest = 0;
    for (SqlToken token : tokens) {
      depth += isOpening(token) ? 1 : isClosing(token) ? -1 : 0;
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  /// As written, from a mark to here.
  String since(int mark) {
    return mark >= at ? "" : slice(tokens.get(mark).begin(), tokens.get(at - 1).end());
  }

  /// The same as far as one line holds it.
  String shown(int mark) {
    String whole = since(mark);
    return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST) + "…";
  }

  /// As written, all of it, as far as one line holds it.
  String all() {
    int here = at;
    at = tokens.size();
    String all = shown(0);
    at = here;
    return all;
  }

  private String slice(int begin, int end) {
    return text.substring(begin, end).replaceAll("\\s+", " ");
  }

  /// Where the next token stands, else the last one.
  Place place() {
    return tokens.isEmpty() ? Place.NOWHERE : tokens.get(Math.min(at, tokens.size() - 1)).place();
  }
}
