package dev.weft.build.check;

import dev.weft.model.mesh.Names;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills the placeholders of a query. What is put in place of one depends on where it stands: SQL
/// gets a name in quotes where it needs them, a text the name as people know it. Quotes that stand
/// around a placeholder already are those of the name. What comments hold stays.
final class Placeholders {

  private static final Set<String> OF_TABLE = Set.of("object", "table", "model", "schema");
  private static final Set<String> OF_COLUMN = Set.of("property", "column", "field");
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "\\$?\\{(" + String.join("|", OF_TABLE) + "|" + String.join("|", OF_COLUMN) + ")\\}");
  private static final char NONE = ' ';

  private final String query;
  private final Name table;
  private final Name column;
  private final Matcher next;
  private final StringBuilder filled = new StringBuilder();
  private char quote = NONE;

  /// What placeholders stand for.
  ///
  /// @param sql how a statement names it
  /// @param plain how people do
  record Name(String sql, String plain) {

    /// A table, in quotes where SQL would take its name for something else.
    static Name ofTable(String name) {
      return new Name(Names.isValid(name) ? name : quoted(name), name);
    }

    static Name ofColumn(String name) {
      return new Name(quoted(name), name);
    }
  }

  private Placeholders(String query, Name table, Name column) {
    this.query = query;
    this.table = table;
    this.column = column;
    this.next = PLACEHOLDER.matcher(query);
  }

  static String fill(String query, Name table, Name column) {
    return new Placeholders(query, table, column).fill();
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private String fill() {
    int at = 0;
    while (at < query.length()) {
      at = step(at);
    }
    return filled.toString();
  }

  private int step(int at) {
    char c = query.charAt(at);
    if (quote == NONE && (query.startsWith("--", at) || query.startsWith("/*", at))) {
      return copied(at, c == '-' ? lineEnd(at) : commentEnd(at));
    }
    if (quote == NONE && c == '"' && isFound(at + 1) && isQuote(next.end())) {
      filled.append(name().sql());
      return next.end() + 1;
    }
    if ((c == '$' || c == '{') && isFound(at)) {
      filled.append(quote == NONE ? name().sql() : inQuotes(name().plain()));
      return next.end();
    }
    if (c == quote) {
      quote = NONE;
    } else if (quote == NONE && (c == '\'' || c == '"')) {
      quote = c;
    }
    return copied(at, at + 1);
  }

  private boolean isFound(int at) {
    return next.region(at, query.length()).lookingAt();
  }

  /// Whether a name in quotes ends here; two quotes are one of its characters.
  private boolean isQuote(int at) {
    return query.startsWith("\"", at) && !query.startsWith("\"", at + 1);
  }

  private Name name() {
    return OF_TABLE.contains(next.group(1)) ? table : column;
  }

  private String inQuotes(String plain) {
    String mark = String.valueOf(quote);
    return plain.replace(mark, mark + mark);
  }

  private int copied(int from, int to) {
    filled.append(query, from, to);
    return to;
  }

  private int lineEnd(int at) {
    int end = query.indexOf('\n', at);
    return end < 0 ? query.length() : end;
  }

  /// Comments may hold comments.
  private int commentEnd(int at) {
    int open = 0;
    for (int i = at; i < query.length(); i++) {
      if (query.startsWith("/*", i)) {
        open++;
        i++;
      } else if (query.startsWith("*/", i)) {
        open--;
        i++;
        if (open == 0) {
          return i + 1;
        }
      }
    }
    return query.length();
  }
}
