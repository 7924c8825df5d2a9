package dev.weft.formats.sql;

import dev.weft.formats.shape.Field;
import dev.weft.formats.shape.Kind;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// The types of columns in a dialect.
final class ColumnTypes {

  /// A type as a dialect spells it.
  ///
  /// @param change why it is not quite the kind; empty when it is
  record Written(String sql, String change) {
    private static Written exactly(String sql) {
      return new Written(sql, "");
    }
  }

  /// What PostgreSQL takes.
  private static final int LONGEST_TEXT = 10_485_760;

  private final Dialect dialect;

  ColumnTypes(Dialect dialect) {
    this.dialect = dialect;
  }

  /// @param length of texts at most
  Written of(Kind kind, OptionalInt length) {
    return switch (kind) {
      case Kind.Text(String format) ->
          format.equals("uuid") ? Written.exactly("UUID") : Written.exactly(text(length));
      case Kind.Bytes bytes -> Written.exactly(bytes());
      case Kind.Whole(String format) -> whole(format);
      case Kind.Real(String format) ->
          Written.exactly(
              format.equals("f32")
                  ? "REAL"
                  : dialect == Dialect.POSTGRESQL ? "DOUBLE PRECISION" : "DOUBLE");
      case Kind.Exact(int precision, int scale) -> exact(precision, scale);
      case Kind.Day day -> Written.exactly("DATE");
      case Kind.Clock clock -> Written.exactly(dialect == Dialect.TRINO ? "TIME(6)" : "TIME");
      case Kind.Moment(boolean zoned) ->
          Written.exactly(
              (dialect == Dialect.TRINO ? "TIMESTAMP(6)" : "TIMESTAMP")
                  + (zoned ? " WITH TIME ZONE" : ""));
      case Kind.Truth truth -> Written.exactly("BOOLEAN");
      case Kind.Group(List<Field> fields) -> group(fields);
      case Kind.Many(Field item) -> many(item);
      case Kind.Lookup(Field key, Field value) -> lookup(key, value);
      case Kind.Unknown(String word) ->
          new Written(
              text(OptionalInt.empty()),
              word.isEmpty() ? "No type is said" : "`" + word + "` is no type that is known here");
    };
  }

  private String text(OptionalInt length) {
    boolean bounded =
        length.isPresent() && length.getAsInt() >= 1 && length.getAsInt() <= LONGEST_TEXT;
    String plain = dialect == Dialect.POSTGRESQL ? "TEXT" : "VARCHAR";
    return bounded ? "VARCHAR(" + length.getAsInt() + ")" : plain;
  }

  /// Whether a type holds texts to a length by itself.
  boolean keepsLength(int length) {
    return dialect != Dialect.DUCKDB && length >= 1 && length <= LONGEST_TEXT;
  }

  private String bytes() {
    return switch (dialect) {
      case DUCKDB -> "BLOB";
      case POSTGRESQL -> "BYTEA";
      case TRINO -> "VARBINARY";
    };
  }

  private Written whole(String format) {
    return switch (dialect) {
      case DUCKDB ->
          switch (format) {
            case "i8" -> Written.exactly("TINYINT");
            case "i16" -> Written.exactly("SMALLINT");
            case "i64" -> Written.exactly("BIGINT");
            case "i128" -> Written.exactly("HUGEINT");
            case "u8" -> Written.exactly("UTINYINT");
            case "u16" -> Written.exactly("USMALLINT");
            case "u32" -> Written.exactly("UINTEGER");
            case "u64" -> Written.exactly("UBIGINT");
            case "u128" -> Written.exactly("UHUGEINT");
            default -> Written.exactly("INTEGER");
          };
      case POSTGRESQL ->
          switch (format) {
            case "i8", "u8" -> wider("SMALLINT", format);
            case "i16" -> Written.exactly("SMALLINT");
            case "u16" -> wider("INTEGER", format);
            case "u32" -> wider("BIGINT", format);
            case "i64" -> Written.exactly("BIGINT");
            case "u64" -> wider("NUMERIC(20,0)", format);
            case "i128", "u128" -> wider("NUMERIC(39,0)", format);
            default -> Written.exactly("INTEGER");
          };
      case TRINO ->
          switch (format) {
            case "i8" -> Written.exactly("TINYINT");
            case "u8" -> wider("SMALLINT", format);
            case "i16" -> Written.exactly("SMALLINT");
            case "u16" -> wider("INTEGER", format);
            case "u32" -> wider("BIGINT", format);
            case "i64" -> Written.exactly("BIGINT");
            case "u64" -> wider("DECIMAL(20,0)", format);
            case "i128", "u128" ->
                new Written("DECIMAL(38,0)", "Trino has no integer as wide as " + format);
            default -> Written.exactly("INTEGER");
          };
    };
  }

  private Written wider(String sql, String format) {
    return new Written(sql, dialect.title() + " has no integer of the format " + format);
  }

  private Written exact(int precision, int scale) {
    String digits = "(" + precision + "," + scale + ")";
    if (dialect == Dialect.POSTGRESQL) {
      return precision <= 1000
          ? Written.exactly("NUMERIC" + digits)
          : new Written("NUMERIC", "PostgreSQL has no decimal of " + precision + " digits");
    }
    return precision <= 38
        ? Written.exactly("DECIMAL" + digits)
        : new Written("DOUBLE", dialect.title() + " has no decimal of " + precision + " digits");
  }

  private Written group(List<Field> fields) {
    if (dialect == Dialect.POSTGRESQL) {
      return new Written("JSONB", "PostgreSQL has no type for an object inside a table");
    }
    if (fields.isEmpty()) {
      return new Written(text(OptionalInt.empty()), "Nothing says what the object holds");
    }
    List<String> names = fields.stream().map(Field::name).toList();
    if (!names.stream().allMatch(Spelling::isName)
        || names.stream().map(dialect::folded).distinct().count() != names.size()) {
      return new Written(
          text(OptionalInt.empty()), "Names inside the object are not told apart here");
    }
    List<Written> inner = fields.stream().map(this::inner).toList();
    StringBuilder sql = new StringBuilder(dialect == Dialect.TRINO ? "ROW(" : "STRUCT(");
    for (int i = 0; i < names.size(); i++) {
      sql.append(i == 0 ? "" : ", ").append(Spelling.name(names.get(i))).append(' ');
      sql.append(inner.get(i).sql());
    }
    return new Written(sql.append(')').toString(), changes(inner));
  }

  private Written many(Field item) {
    Written inner = inner(item);
    return switch (dialect) {
      case DUCKDB -> new Written(inner.sql() + "[]", inner.change());
      case POSTGRESQL ->
          isNested(item.kind())
              ? new Written("JSONB", "PostgreSQL has no type for lists of what is nested")
              : new Written(inner.sql() + "[]", inner.change());
      case TRINO -> new Written("ARRAY(" + inner.sql() + ")", inner.change());
    };
  }

  private Written lookup(Field key, Field value) {
    if (dialect == Dialect.POSTGRESQL) {
      return new Written("JSONB", "PostgreSQL has no type for a map");
    }
    Written from = inner(key);
    Written to = inner(value);
    return new Written("MAP(" + from.sql() + ", " + to.sql() + ")", changes(List.of(from, to)));
  }

  private Written inner(Field field) {
    return of(field.kind(), OptionalInt.empty());
  }

  private static String changes(List<Written> inner) {
    return inner.stream()
        .map(Written::change)
        .filter(change -> !change.isEmpty())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /// Whether PostgreSQL writes the kind as JSON, or a dialect has no index on it.
  static boolean isNested(Kind kind) {
    return switch (kind) {
      case Kind.Group group -> true;
      case Kind.Many many -> true;
      case Kind.Lookup lookup -> true;
      case Kind.Text text -> false;
      case Kind.Bytes bytes -> false;
      case Kind.Whole whole -> false;
      case Kind.Real real -> false;
      case Kind.Exact exact -> false;
      case Kind.Day day -> false;
      case Kind.Clock clock -> false;
      case Kind.Moment moment -> false;
      case Kind.Truth truth -> false;
      case Kind.Unknown unknown -> false;
    };
  }
}
