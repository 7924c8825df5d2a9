package dev.weft.engine.tck;

import dev.weft.engine.tck.NaiveGovernance.Row;
import dev.weft.model.policy.Literal;
import dev.weft.model.policy.Mask;
import dev.weft.model.policy.Obligations;
import dev.weft.model.policy.RowExpression;
import dev.weft.model.policy.RowExpression.Comparison;
import dev.weft.model.policy.RowValue;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Random rows of three small tables, and random obligations for them. Values repeat, so that joins
/// and groups meet.
final class RandomTables {

  static final Map<String, Schema> SCHEMAS =
      new TreeMap<>(
          Map.of(
              "people",
              schema(
                  "id", Primitive.INT,
                  "name", Primitive.STRING,
                  "email", Primitive.STRING,
                  "born", Primitive.DATE,
                  "market", Primitive.STRING,
                  "points", Primitive.LONG),
              "orders",
              schema(
                  "nr", Primitive.INT,
                  "id", Primitive.INT,
                  "amount", Primitive.LONG,
                  "day", Primitive.DATE,
                  "market", Primitive.STRING),
              "shops",
              schema("market", Primitive.STRING, "size", Primitive.INT, "opened", Primitive.DATE)));

  private static final List<String> TEXTS =
      List.of("CA", "NY", "TX", "ada@x.org", "Bo B.", "", "+1 555", "12", "7", "Xx-9", "O'Hara");

  private final RandomGenerator random;

  RandomTables(RandomGenerator random) {
    this.random = random;
  }

  private static Schema schema(Object... parts) {
    List<Column> columns = new ArrayList<>();
    for (int at = 0; at < parts.length; at += 2) {
      columns.add(Tables.column(columns.size() + 1, (String) parts[at], (Type) parts[at + 1]));
    }
    return new Schema(columns);
  }

  List<Row> rows(Schema schema, int count) {
    List<Row> rows = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      Map<String, Object> values = new HashMap<>();
      for (Column column : schema.columns()) {
        if (random.nextInt(6) > 0) {
          values.put(column.name(), value(column.type()));
        }
      }
      rows.add(new Row(values));
    }
    return rows;
  }

  private Object value(Type type) {
    return switch (type.word()) {
      case "string" -> pick(TEXTS);
      case "int" -> random.nextInt(-2, 12);
      case "long" -> random.nextLong(-3, 30);
      case "date" ->
          LocalDate.of(2000 + random.nextInt(3), 1 + random.nextInt(12), 1 + random.nextInt(28));
      default -> throw new IllegalArgumentException(type.word());
    };
  }

  Obligations obligations(Schema schema) {
    var visible = new TreeSet<>(schema.names());
    var masks = new TreeMap<String, Mask>();
    for (Column column : schema.columns()) {
      int luck = random.nextInt(10);
      if (luck == 0 && visible.size() > 1) {
        visible.remove(column.name());
      } else if (luck < 5) {
        masks.put(column.name(), pick(masks(column.type())));
      }
    }
    List<RowExpression> filters = new ArrayList<>();
    for (int at = random.nextInt(3); at > 0; at--) {
      filters.add(expression(schema, 2));
    }
    return new Obligations(visible, masks, filters, Optional.empty());
  }

  private static List<Mask> masks(Type type) {
    List<Mask> always = List.of(Mask.MASK_TO_FIXED_VALUE, Mask.REPLACE_WITH_NULL);
    List<Mask> more =
        switch (type.word()) {
          case "date" -> List.of(Mask.TRUNCATE_TO_MONTH, Mask.TRUNCATE_TO_YEAR);
          case "string" ->
              List.of(
                  Mask.SHOW_FIRST_4,
                  Mask.SHOW_LAST_4,
                  Mask.MASK_ALPHANUM,
                  Mask.PSEUDONYM,
                  Mask.SHA_256_GLOBAL,
                  Mask.SHA_256_QUERY_LOCAL);
          default -> List.of(Mask.PSEUDONYM, Mask.SHA_256_GLOBAL, Mask.SHA_256_QUERY_LOCAL);
        };
    List<Mask> all = new ArrayList<>(always);
    all.addAll(more);
    return all;
  }

  RowExpression expression(Schema schema, int depth) {
    Column column = pick(schema.columns());
    RowValue value = new RowValue.OfColumn(column.name());
    return switch (random.nextInt(depth > 0 ? 9 : 5)) {
      case 0 -> new RowExpression.IsNull(value);
      case 1 -> new RowExpression.In(value, literals(column.type(), random.nextInt(8)));
      case 2 ->
          column.type() == Primitive.STRING
              ? new RowExpression.StartsWith(value, pick(List.of("", "C", "a", "1")))
              : compare(schema, column);
      case 3, 4 -> compare(schema, column);
      case 5 -> new RowExpression.Not(expression(schema, depth - 1));
      case 6 -> new RowExpression.And(expressions(schema, depth - 1));
      case 7 -> new RowExpression.Or(expressions(schema, depth - 1));
      default -> new RowExpression.Always(random.nextInt(4) > 0);
    };
  }

  private RowExpression compare(Schema schema, Column column) {
    RowValue left = new RowValue.OfColumn(column.name());
    boolean number = column.type() == Primitive.INT || column.type() == Primitive.LONG;
    if (number && random.nextBoolean()) {
      left =
          new RowValue.Arithmetic(
              pick(List.of(RowValue.Operator.values())),
              left,
              random.nextBoolean() ? left : new Literal.Whole(random.nextInt(4)));
    }
    List<Column> alike =
        schema.columns().stream().filter(other -> other.type().equals(column.type())).toList();
    RowValue right =
        random.nextInt(3) == 0
            ? new RowValue.OfColumn(pick(alike).name())
            : literals(column.type(), 1).getFirst();
    return new RowExpression.Compare(pick(List.of(Comparison.values())), left, right);
  }

  private List<RowExpression> expressions(Schema schema, int depth) {
    List<RowExpression> all = new ArrayList<>();
    for (int at = random.nextInt(4); at > 0; at--) {
      all.add(expression(schema, depth));
    }
    return all;
  }

  private List<Literal> literals(Type type, int count) {
    List<Literal> all = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      all.add(
          switch (value(type)) {
            case String text -> new Literal.Text(text);
            case Integer number -> new Literal.Whole(number);
            case Long number -> new Literal.Whole(number);
            case LocalDate date -> new Literal.Date(date);
            case Object other -> throw new IllegalArgumentException(other.toString());
          });
    }
    return all;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
