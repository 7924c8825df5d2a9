package dev.weft.engine.tck;

import dev.weft.engine.MaskSecrets;
import dev.weft.model.policy.Literal;
import dev.weft.model.policy.Mask;
import dev.weft.model.policy.Obligations;
import dev.weft.model.policy.RowExpression;
import dev.weft.model.policy.RowValue;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Obligations done by hand to rows in memory, as plainly as possible: what engines are compared
/// with. Knows strings, ints, longs and dates.
final class NaiveGovernance {

  /// Values by column; absent where null.
  record Row(Map<String, Object> values) {
    Row {
      values = Map.copyOf(values);
    }

    @Nullable Object get(String column) {
      return values.get(column);
    }
  }

  private final MaskSecrets secrets;

  NaiveGovernance(MaskSecrets secrets) {
    this.secrets = secrets;
  }

  /// The rows as they are, as SQL.
  static String sql(Schema schema, List<Row> rows) {
    List<String> texts = new ArrayList<>();
    for (Row row : rows) {
      List<String> fields =
          schema.columns().stream()
              .map(column -> literal(column.type(), row.get(column.name())))
              .toList();
      texts.add("(" + String.join(", ", fields) + ")");
    }
    String names = String.join(", ", schema.names());
    return rows.isEmpty()
        ? "select * from (select "
            + String.join(", ", schema.columns().stream().map(NaiveGovernance::none).toList())
            + ") where false"
        : "select * from (values " + String.join(", ", texts) + ") v(" + names + ")";
  }

  private static String none(Column column) {
    return literal(column.type(), null) + " as " + column.name();
  }

  private static String literal(Type type, @Nullable Object value) {
    String text = value == null ? "null" : "'" + value.toString().replace("'", "''") + "'";
    return "cast(" + text + " as " + word(type) + ")";
  }

  private static String word(Type type) {
    return switch (type.word()) {
      case "string" -> "varchar";
      case "int" -> "integer";
      case "long" -> "bigint";
      case "date" -> "date";
      default -> throw new IllegalArgumentException(type.word());
    };
  }

  /// What may be seen: the visible columns.
  static Schema visible(Schema schema, Obligations obligations) {
    return new Schema(
        schema.columns().stream()
            .filter(column -> obligations.columns().contains(column.name()))
            .toList());
  }

  /// What may be seen: kept rows, masked.
  List<Row> rows(Schema schema, List<Row> rows, Obligations obligations) {
    List<Row> seen = new ArrayList<>();
    for (Row row : rows) {
      if (obligations.filters().stream().allMatch(filter -> truth(filter, row).orElse(false))) {
        seen.add(masked(schema, row, obligations));
      }
    }
    return seen;
  }

  private Row masked(Schema schema, Row row, Obligations obligations) {
    Map<String, Object> values = new java.util.HashMap<>();
    for (String name : visible(schema, obligations).names()) {
      Object value = row.get(name);
      Mask mask = obligations.masks().get(name);
      Object shown = value == null || mask == null ? value : masked(mask, value);
      if (shown != null) {
        values.put(name, shown);
      }
    }
    return new Row(values);
  }

  private @Nullable Object masked(Mask mask, Object value) {
    return switch (mask) {
      case SHOW_FIRST_4 -> shape((String) value, 4, 0);
      case SHOW_LAST_4 -> shape((String) value, 0, 4);
      case MASK_ALPHANUM -> shape((String) value, 0, 0);
      case TRUNCATE_TO_MONTH -> ((LocalDate) value).withDayOfMonth(1);
      case TRUNCATE_TO_YEAR -> ((LocalDate) value).withDayOfYear(1);
      case SHA_256_GLOBAL -> digest(new byte[0], value);
      case SHA_256_QUERY_LOCAL -> digest(secrets.salt(), value);
      case MASK_TO_FIXED_VALUE -> fixed(value);
      case REPLACE_WITH_NULL -> null;
      case PSEUDONYM -> pseudonym(value);
      case REDACT -> throw new IllegalArgumentException("No obligation holds redact");
    };
  }

  private static String shape(String text, int first, int last) {
    StringBuilder shaped = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (at < first || at >= text.length() - last || "(),.-@".indexOf(c) >= 0) {
        shaped.append(c);
      } else {
        shaped.append("0123456789".indexOf(c) >= 0 ? 'n' : 'x');
      }
    }
    return shaped.toString();
  }

  private static Object fixed(Object value) {
    return switch (value) {
      case String text -> "XXXXXXXX";
      case Integer number -> 0;
      case Long number -> 0L;
      case LocalDate date -> LocalDate.of(1970, 1, 1);
      default -> throw new IllegalArgumentException(value.toString());
    };
  }

  private static Object digest(byte[] salt, Object value) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(salt);
      return cut(sha.digest(bytes(value)), 32, value);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object pseudonym(Object value) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secrets.pseudonymKey(), "HmacSHA256"));
      return cut(mac.doFinal(bytes(value)), 16, value);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(Object value) {
    return switch (value) {
      case String text -> text.getBytes(StandardCharsets.UTF_8);
      case Integer number ->
          ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
      case Long number ->
          ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array();
      default -> throw new IllegalArgumentException(value.toString());
    };
  }

  private static Object cut(byte[] whole, int digits, Object like) {
    ByteBuffer little = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
    return switch (like) {
      case Integer number -> little.getInt();
      case Long number -> little.getLong();
      default -> HexFormat.of().formatHex(whole, 0, digits);
    };
  }

  /// Three-valued: empty is unknown.
  static Optional<Boolean> truth(RowExpression expression, Row row) {
    return switch (expression) {
      case RowExpression.Always(boolean value) -> Optional.of(value);
      case RowExpression.And(var all) -> both(all, row, false);
      case RowExpression.Or(var any) -> both(any, row, true);
      case RowExpression.Not(var of) -> truth(of, row).map(value -> !value);
      case RowExpression.Compare(var comparison, var left, var right) ->
          value(left, row).flatMap(l -> value(right, row).map(r -> compare(comparison, l, r)));
      case RowExpression.In(var value, var values) ->
          values.isEmpty()
              ? Optional.of(false)
              : value(value, row)
                  .map(
                      found ->
                          values.stream()
                              .anyMatch(one -> order(found, value(one, row).orElseThrow()) == 0));
      case RowExpression.IsNull(var value) -> Optional.of(value(value, row).isEmpty());
      case RowExpression.StartsWith(var value, String prefix) ->
          value(value, row).map(text -> ((String) text).startsWith(prefix));
    };
  }

  /// And, or: decided by one part that is `decider`, else unknown if any is.
  private static Optional<Boolean> both(List<RowExpression> parts, Row row, boolean decider) {
    List<Optional<Boolean>> truths = parts.stream().map(part -> truth(part, row)).toList();
    if (truths.contains(Optional.of(decider))) {
      return Optional.of(decider);
    }
    return truths.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(!decider);
  }

  private static boolean compare(RowExpression.Comparison comparison, Object left, Object right) {
    int order = order(left, right);
    return switch (comparison) {
      case EQUAL -> order == 0;
      case NOT_EQUAL -> order != 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case MORE -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }

  private static int order(Object left, Object right) {
    return switch (left) {
      case BigDecimal number -> number.compareTo((BigDecimal) right);
      case String text -> text.compareTo((String) right);
      case LocalDate date -> date.compareTo((LocalDate) right);
      default -> throw new IllegalArgumentException(left.toString());
    };
  }

  private static Optional<Object> value(RowValue value, Row row) {
    return switch (value) {
      case RowValue.OfColumn(String name) ->
          Optional.ofNullable(row.get(name)).map(NaiveGovernance::number);
      case RowValue.Arithmetic(var operator, var left, var right) ->
          value(left, row)
              .flatMap(
                  l ->
                      value(right, row)
                          .flatMap(r -> computed(operator, (BigDecimal) l, (BigDecimal) r)));
      case Literal.Text(String text) -> Optional.of(text);
      case Literal.Whole(long number) -> Optional.of(BigDecimal.valueOf(number));
      case Literal.Decimal(var number) -> Optional.of(number);
      case Literal.Date(var date) -> Optional.of(date);
      case Literal.Truth truth -> throw new IllegalArgumentException(truth.toString());
      case Literal.Timestamp time -> throw new IllegalArgumentException(time.toString());
      case Literal.Moment moment -> throw new IllegalArgumentException(moment.toString());
    };
  }

  private static Object number(Object value) {
    return value instanceof Number number ? new BigDecimal(number.toString()) : value;
  }

  private static Optional<Object> computed(
      RowValue.Operator operator, BigDecimal left, BigDecimal right) {
    return switch (operator) {
      case PLUS -> Optional.of(left.add(right));
      case MINUS -> Optional.of(left.subtract(right));
      case TIMES -> Optional.of(left.multiply(right));
      case DIVIDED_BY ->
          right.signum() == 0
              ? Optional.empty()
              : Optional.of(left.divide(right, MathContext.DECIMAL64));
    };
  }
}
