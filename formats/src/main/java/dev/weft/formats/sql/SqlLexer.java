package dev.weft.formats.sql;

import dev.weft.formats.sql.SqlToken.Sort;
import dev.weft.model.error.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cuts a text into statements of tokens. For one text.
final class SqlLexer {

  /// A text that is no SQL to its end, or more than is read, as a sentence.
  static final class Unfinished extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Place place;

    private Unfinished(String sentence, Place place) {
      super(sentence);
      this.place = place;
    }

    private static Unfinished begun(String what, Place place) {
      return new Unfinished(what + " begins here and never ends", place);
    }

    Place place() {
      return place;
    }
  }

  private static final int LONGEST_NAME = 1_000;
  private static final int MOST_TOKENS = 600_000;
  private static final List<String> SIGNS = List.of("<=", ">=", "<>", "!=", "::", "||");

  private final String file;
  private final String text;
  private final List<List<SqlToken>> statements = new ArrayList<>();
  private List<SqlToken> statement = new ArrayList<>();
  private int at;
  private int line = 1;
  private int column = 1;
  private int counted;
  private int tokens;

  SqlLexer(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /// The statements; those of one token or more.
  List<List<SqlToken>> statements() throws Unfinished {
    while (at < text.length()) {
      step();
    }
    end();
    return statements;
  }

  private void step() throws Unfinished {
    char c = text.charAt(at);
    if (Character.isWhitespace(c)) {
      at++;
    } else if (text.startsWith("--", at)) {
      line();
    } else if (text.startsWith("/*", at)) {
      comment();
    } else if (c == '\\' && statement.isEmpty()) {
      line(); // a command of psql
    } else if (c == ';') {
      at++;
      end();
    } else {
      token(c);
    }
  }

  private void token(char c) throws Unfinished {
    Place place = place(at);
    int begin = at;
    if (c == '\'') {
      add(Sort.TEXT, quoted('\'', "A text", place), begin, place);
    } else if (c == '"' || c == '`') {
      add(Sort.QUOTED_NAME, quoted(c, "A name", place), begin, place);
    } else if (c == '$' && dollar().isPresent()) {
      add(Sort.TEXT, dollarText(dollar().get(), place), begin, place);
    } else if (isPrefix(c)) {
      at++;
      boolean escaped = c == 'e' || c == 'E';
      add(Sort.TEXT, escaped ? escaped(place) : quoted('\'', "A text", place), begin, place);
    } else if (isWord(c, true)) {
      while (at < text.length() && isWord(text.charAt(at), false)) {
        at++;
      }
      add(Sort.WORD, text.substring(begin, at), begin, place);
    } else if (Character.isDigit(c) || (c == '.' && isDigit(at + 1))) {
      number();
      add(Sort.NUMBER, text.substring(begin, at), begin, place);
    } else {
      Optional<String> sign = SIGNS.stream().filter(s -> text.startsWith(s, begin)).findFirst();
      at += sign.map(String::length).orElse(1);
      add(Sort.SIGN, text.substring(begin, at), begin, place);
    }
  }

  private void add(Sort sort, String value, int begin, Place place) throws Unfinished {
    boolean name = sort == Sort.WORD || sort == Sort.QUOTED_NAME;
    if (name && value.length() > LONGEST_NAME) {
      throw new Unfinished("A name has more than " + LONGEST_NAME + " characters", place);
    }
    if (++tokens > MOST_TOKENS) {
      throw new Unfinished("There are more than " + MOST_TOKENS + " words and signs", place);
    }
    statement.add(new SqlToken(sort, value, begin, at, place));
  }

  private void end() {
    if (statement.isEmpty()) {
      return;
    }
    statements.add(List.copyOf(statement));
    boolean rows =
        statement.getFirst().is("COPY") && statement.stream().anyMatch(t -> t.is("STDIN"));
    statement = new ArrayList<>();
    if (rows) {
      // a dump's rows follow, up to a line of their own
      int last = text.indexOf("\n\\.", at);
      at = last < 0 ? text.length() : last + 3;
    }
  }

  private boolean isPrefix(char c) {
    return "eEnNbBxX".indexOf(c) >= 0 && at + 1 < text.length() && text.charAt(at + 1) == '\'';
  }

  private static boolean isWord(char c, boolean first) {
    return Character.isLetter(c)
        || c == '_'
        || Character.isSurrogate(c)
        || (!first && (Character.isLetterOrDigit(c) || c == '$'));
  }

  private boolean isDigit(int index) {
    return index < text.length() && Character.isDigit(text.charAt(index));
  }

  private void number() {
    while (isDigit(at) || (at < text.length() && text.charAt(at) == '.')) {
      at++;
    }
    boolean exponent = at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E');
    boolean signed = exponent && at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0;
    if (exponent && isDigit(at + (signed ? 2 : 1))) {
      at += signed ? 2 : 1;
      while (isDigit(at)) {
        at++;
      }
    }
  }

  /// Up to the quote that ends it; two stand for one.
  private String quoted(char quote, String what, Place place) throws Unfinished {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != quote) {
        value.append(c);
      } else if (at < text.length() && text.charAt(at) == quote) {
        value.append(c);
        at++;
      } else {
        return value.toString();
      }
    }
    throw Unfinished.begun(what, place);
  }

  /// A text of PostgreSQL in which a backslash protects what follows.
  private String escaped(Place place) throws Unfinished {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        char next = text.charAt(at++);
        value.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
      } else if (c != '\'') {
        value.append(c);
      } else if (at < text.length() && text.charAt(at) == '\'') {
        value.append(c);
        at++;
      } else {
        return value.toString();
      }
    }
    throw Unfinished.begun("A text", place);
  }

  /// `$$` or `$tag$` at this place.
  private Optional<String> dollar() {
    int end = text.indexOf('$', at + 1);
    boolean tag =
        end > 0 && end - at < 64 && text.substring(at + 1, end).chars().allMatch(SqlLexer::isOfTag);
    return tag ? Optional.of(text.substring(at, end + 1)) : Optional.empty();
  }

  private static boolean isOfTag(int c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private String dollarText(String tag, Place place) throws Unfinished {
    int begin = at + tag.length();
    int end = text.indexOf(tag, begin);
    if (end < 0) {
      throw Unfinished.begun("A text", place);
    }
    at = end + tag.length();
    return text.substring(begin, end);
  }

  private void line() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end + 1;
  }

  private void comment() throws Unfinished {
    Place place = place(at);
    int open = 0;
    do {
      if (text.startsWith("/*", at)) {
        open++;
        at += 2;
      } else if (text.startsWith("*/", at)) {
        open--;
        at += 2;
      } else if (at >= text.length()) {
        throw Unfinished.begun("A comment", place);
      } else {
        at++;
      }
    } while (open > 0);
  }

  /// Places are asked for in order, so lines and columns are counted once.
  private Place place(int index) {
    for (; counted < index; counted++) {
      char c = text.charAt(counted);
      if (c == '\n') {
        line++;
        column = 1;
      } else if (!Character.isLowSurrogate(c)) {
        column++;
      }
    }
    return new Place(file, line, column, "");
  }
}
