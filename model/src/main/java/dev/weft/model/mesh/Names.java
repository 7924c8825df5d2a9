package dev.weft.model.mesh;

import java.util.Set;
import java.util.regex.Pattern;

/// The spelling of names of domains, products, tables, connections and principals: one everywhere,
/// so that nothing needs quoting in SQL, URLs or the shell.
public final class Names {

  private static final Pattern SPELLING = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  /// Words that the engines reserve (DuckDB, Trino, PostgreSQL), lower case.
  private static final Set<String> RESERVED =
      Set.of(
          "all",
          "analyse",
          "analyze",
          "and",
          "any",
          "array",
          "as",
          "asc",
          "asymmetric",
          "between",
          "both",
          "case",
          "cast",
          "check",
          "collate",
          "column",
          "constraint",
          "create",
          "cross",
          "cube",
          "current_date",
          "current_time",
          "current_timestamp",
          "current_user",
          "default",
          "deferrable",
          "delete",
          "desc",
          "describe",
          "distinct",
          "do",
          "drop",
          "else",
          "end",
          "escape",
          "except",
          "execute",
          "exists",
          "extract",
          "false",
          "fetch",
          "for",
          "foreign",
          "from",
          "full",
          "grant",
          "group",
          "grouping",
          "having",
          "in",
          "initially",
          "inner",
          "insert",
          "intersect",
          "into",
          "is",
          "join",
          "lambda",
          "lateral",
          "leading",
          "left",
          "like",
          "limit",
          "localtime",
          "localtimestamp",
          "main",
          "natural",
          "normalize",
          "not",
          "null",
          "offset",
          "on",
          "only",
          "or",
          "order",
          "outer",
          "pg_catalog",
          "pivot",
          "placing",
          "prepare",
          "primary",
          "qualify",
          "recursive",
          "references",
          "returning",
          "right",
          "rollup",
          "select",
          "show",
          "skip",
          "some",
          "summarize",
          "symmetric",
          "system",
          "table",
          "temp",
          "then",
          "to",
          "trailing",
          "trim",
          "true",
          "uescape",
          "union",
          "unique",
          "unnest",
          "unpivot",
          "using",
          "values",
          "variadic",
          "when",
          "where",
          "window",
          "with",
          "information_schema");

  private Names() {}

  /// Whether `text` may name a domain, product, table, connection or principal.
  public static boolean isValid(String text) {
    return SPELLING.matcher(text).matches() && !RESERVED.contains(text);
  }

  /// Whether `text` is spelled as a name, be it a word of SQL or not: enough for what no statement
  /// names, as terms of the glossary.
  public static boolean isSpelled(String text) {
    return SPELLING.matcher(text).matches();
  }

  /// Returns `text`, or throws IllegalArgumentException that says what a name of `thing` looks
  /// like.
  public static String check(String thing, String text) {
    if (!isValid(text)) {
      throw new IllegalArgumentException(explain(thing, text));
    }
    return text;
  }

  /// Why `text` is no name, as one sentence.
  public static String explain(String thing, String text) {
    return RESERVED.contains(text)
        ? "'" + text + "' is a reserved word and cannot name a " + thing
        : "'"
            + text
            + "' cannot name a "
            + thing
            + ": use a-z, 0-9 and _, first a letter, at most 63";
  }
}
