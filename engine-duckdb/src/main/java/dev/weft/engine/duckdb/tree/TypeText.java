package dev.weft.engine.duckdb.tree;

import dev.weft.model.table.Column;
import dev.weft.model.table.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads the engine's spelling of a type, for instance `STRUCT(x INTEGER, "a b" DECIMAL(10,2)[])`.
/// Used once.
public final class TypeText {

  private final String text;
  private int at;
  private boolean known = true;

  private TypeText(String text) {
    this.text = text;
  }

  /// The type as tables have it: unsigned and huge integers become wider ones or decimals, ENUM and
  /// JSON strings. Empty for a type that no table can hold, such as INTERVAL.
  public static Optional<Type> find(String text) {
    TypeText reader = new TypeText(text);
    Type type = reader.type();
    return reader.known && reader.at == text.length() ? Optional.of(type) : Optional.empty();
  }

  private Type type() {
    String name = name().toUpperCase(Locale.ROOT);
    Type type =
        switch (name) {
          case "STRUCT" -> new Type.Struct(fields());
          case "MAP" -> map();
          case "DECIMAL", "NUMERIC" -> decimal();
          case "ENUM" -> enumeration();
          default -> primitive(name + suffix());
        };
    return lists(type);
  }

  /// Words behind a name: `TIMESTAMP WITH TIME ZONE`.
  private String suffix() {
    int end = at;
    while (end < text.length() && (text.charAt(end) == ' ' || isWord(text.charAt(end)))) {
      end++;
    }
    String words = text.substring(at, end);
    at = end;
    return words.stripTrailing().toUpperCase(Locale.ROOT);
  }

  private Type lists(Type element) {
    Type type = element;
    while (peek('[')) {
      at = text.indexOf(']', at) + 1;
      if (at == 0) {
        return unknown();
      }
      type = new Type.ListOf(Column.of("element", type));
    }
    return type;
  }

  private List<Column> fields() {
    List<Column> fields = new ArrayList<>();
    expect('(');
    do {
      skipSpace();
      String name = name();
      skipSpace();
      fields.add(Column.of(name, type()));
    } while (known && take(','));
    expect(')');
    return fields;
  }

  private Type map() {
    expect('(');
    Type key = type();
    expect(',');
    skipSpace();
    Type value = type();
    expect(')');
    return new Type.MapOf(Column.of("key", key), Column.of("value", value));
  }

  private Type decimal() {
    expect('(');
    int precision = number();
    expect(',');
    int scale = number();
    expect(')');
    return known ? new Type.Decimal(precision, scale) : unknown();
  }

  private Type enumeration() {
    expect('(');
    do {
      skipSpace();
      quoted('\'');
    } while (known && take(','));
    expect(')');
    return Type.Primitive.STRING;
  }

  private Type primitive(String name) {
    return switch (name) {
      case "BOOLEAN" -> Type.Primitive.BOOLEAN;
      case "TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT" -> Type.Primitive.INT;
      case "BIGINT", "UINTEGER" -> Type.Primitive.LONG;
      case "UBIGINT" -> new Type.Decimal(20, 0);
      case "HUGEINT", "UHUGEINT" -> new Type.Decimal(38, 0);
      case "FLOAT" -> Type.Primitive.FLOAT;
      case "DOUBLE" -> Type.Primitive.DOUBLE;
      case "VARCHAR", "JSON" -> Type.Primitive.STRING;
      case "BLOB" -> Type.Primitive.BINARY;
      case "DATE" -> Type.Primitive.DATE;
      case "TIME" -> Type.Primitive.TIME;
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> Type.Primitive.TIMESTAMP;
      case "TIMESTAMP WITH TIME ZONE" -> Type.Primitive.TIMESTAMPTZ;
      case "UUID" -> Type.Primitive.UUID;
      default -> unknown();
    };
  }

  private Type unknown() {
    known = false;
    return Type.Primitive.STRING;
  }

  private String name() {
    if (peek('"')) {
      return quoted('"');
    }
    int start = at;
    while (at < text.length() && isWord(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted(char quote) {
    expect(quote);
    StringBuilder name = new StringBuilder();
    while (at < text.length()) {
      char next = text.charAt(at++);
      if (next != quote) {
        name.append(next);
      } else if (peek(quote)) {
        name.append(text.charAt(at++));
      } else {
        return name.toString();
      }
    }
    known = false;
    return name.toString();
  }

  private int number() {
    int start = at;
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    known &= at > start && at - start < 4;
    return known ? Integer.parseInt(text.substring(start, at)) : 0;
  }

  private boolean peek(char expected) {
    return at < text.length() && text.charAt(at) == expected;
  }

  private boolean take(char expected) {
    boolean there = peek(expected);
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char expected) {
    known &= take(expected);
  }

  private void skipSpace() {
    while (peek(' ')) {
      at++;
    }
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }
}
