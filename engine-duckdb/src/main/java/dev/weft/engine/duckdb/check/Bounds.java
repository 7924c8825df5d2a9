package dev.weft.engine.duckdb.check;

import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.scan.TypeSql;
import dev.weft.model.quality.Rule;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Bounds of a range in the type of their column, so that no comparison widens the data. A bound
/// between two values of the type moves to the nearer value inside.
final class Bounds {

  private final Operand value;

  Bounds(Operand value) {
    this.value = value;
  }

  /// True for a value outside the range, false or null for others.
  String broken(Rule.Range range) {
    String name = value.sql();
    List<String> conditions = new ArrayList<>();
    range.minimum().ifPresent(b -> conditions.add(name + " < " + bound(b, RoundingMode.CEILING)));
    range.maximum().ifPresent(b -> conditions.add(name + " > " + bound(b, RoundingMode.FLOOR)));
    exclusive(range.exclusiveMinimum(), "<=", RoundingMode.FLOOR).ifPresent(conditions::add);
    exclusive(range.exclusiveMaximum(), ">=", RoundingMode.CEILING).ifPresent(conditions::add);
    if (isFloating()) {
      conditions.add("isnan(" + name + ")");
    }
    return String.join(" OR ", conditions);
  }

  private Optional<String> exclusive(Optional<String> bound, String operator, RoundingMode mode) {
    return bound.map(b -> value.sql() + " " + operator + " " + bound(b, mode));
  }

  private String bound(String text, RoundingMode mode) {
    return switch (value.type()) {
      case Primitive.INT, Primitive.LONG -> number(text, 0, mode);
      case Type.Decimal(int precision, int scale) -> number(text, scale, mode);
      case Primitive other -> typed(text);
      case Type.Struct struct -> typed(text);
      case Type.ListOf list -> typed(text);
      case Type.MapOf map -> typed(text);
    };
  }

  private static String number(String text, int scale, RoundingMode mode) {
    return new BigDecimal(text.strip()).setScale(scale, mode).toPlainString();
  }

  private String typed(String text) {
    String bound = value.type() == Primitive.TIMESTAMP ? utc(text) : text;
    return "CAST(" + SqlText.text(bound) + " AS " + TypeSql.of(value.type()) + ")";
  }

  /// A moment with an offset as that of UTC, as the engine would drop the offset.
  private static String utc(String text) {
    try {
      return OffsetDateTime.parse(text.strip().replace(' ', 'T'))
          .withOffsetSameInstant(ZoneOffset.UTC)
          .toLocalDateTime()
          .toString();
    } catch (DateTimeException e) {
      return text;
    }
  }

  private boolean isFloating() {
    return value.type() == Primitive.FLOAT || value.type() == Primitive.DOUBLE;
  }
}
