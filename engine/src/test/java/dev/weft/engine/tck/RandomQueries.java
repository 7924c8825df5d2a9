package dev.weft.engine.tck;

import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Random statements over tables: joins, subqueries, windows, set operations, CTEs, aggregates.
/// Each gives the same rows, in some order, whenever it runs.
final class RandomQueries {

  private final RandomGenerator random;
  private final Map<String, Schema> tables;
  private int names;

  /// Statements over the visible columns of tables.
  RandomQueries(RandomGenerator random, Map<String, Schema> tables) {
    this.random = random;
    this.tables = Map.copyOf(tables);
  }

  private record Field(String sql, Type type) {}

  private record From(String sql, List<Field> fields) {}

  String next() {
    names = 0;
    return switch (random.nextInt(8)) {
      case 0 -> setOperation(2);
      case 1 -> {
        From from = from(2);
        String name = name();
        yield "with "
            + name
            + " as ("
            + select(from, 1)
            + ") select count(*), "
            + name
            + ".* from "
            + name
            + " group by all";
      }
      case 2 -> "select * from (" + windowed(from(2)) + ")";
      case 3 -> "select distinct * from (" + select(from(2), 1) + ")";
      default -> select(from(3), 2);
    };
  }

  private String setOperation(int depth) {
    From left = from(depth);
    From right = from(depth);
    String operator =
        pick(List.of("union", "union all", "except", "intersect", "except all", "intersect all"));
    return "select "
        + text(pick(left.fields()))
        + " as x from "
        + left.sql()
        + where(left)
        + " "
        + operator
        + " select "
        + text(pick(right.fields()))
        + " from "
        + right.sql()
        + where(right);
  }

  private String select(From from, int depth) {
    if (random.nextInt(3) == 0) {
      return aggregate(from);
    }
    List<String> items = new ArrayList<>();
    for (int at = 1 + random.nextInt(3); at > 0; at--) {
      items.add(item(from, depth) + " as " + name());
    }
    return "select " + String.join(", ", items) + " from " + from.sql() + where(from);
  }

  private String aggregate(From from) {
    Field key = pick(from.fields());
    Field value = pick(from.fields());
    String having = random.nextInt(3) == 0 ? " having count(*) > 1" : "";
    String filter = random.nextInt(3) == 0 ? " filter (where " + condition(from) + ")" : "";
    return "select "
        + key.sql()
        + " as "
        + name()
        + ", "
        + call(value)
        + filter
        + " as "
        + name()
        + ", count(*) as "
        + name()
        + " from "
        + from.sql()
        + where(from)
        + " group by "
        + key.sql()
        + having;
  }

  private String call(Field value) {
    String any = pick(List.of("count(%s)", "count(distinct %s)", "min(%s)", "max(%s)"));
    String number = pick(List.of("sum(%s)", "min(%s)", any));
    return (isNumber(value) ? number : any).replace("%s", value.sql());
  }

  private String windowed(From from) {
    Field key = pick(from.fields());
    Field order = pick(from.fields());
    Field value = pick(from.fields());
    String function = pick(List.of("rank()", "dense_rank()", "count(*)", call(value)));
    return "select "
        + key.sql()
        + " as "
        + name()
        + ", "
        + function.replace("distinct ", "")
        + " over (partition by "
        + key.sql()
        + (random.nextBoolean() ? " order by " + order.sql() : "")
        + ") as "
        + name()
        + " from "
        + from.sql()
        + where(from);
  }

  private String item(From from, int depth) {
    Field field = pick(from.fields());
    return switch (random.nextInt(8)) {
      case 0 -> text(field);
      case 1 -> "case when " + condition(from) + " then " + field.sql() + " end";
      case 2 -> depth > 0 ? scalar(from) : field.sql();
      case 3 -> "coalesce(" + text(field) + ", 'none')";
      case 4 -> field.type() == Primitive.STRING ? "upper(" + field.sql() + ")" : field.sql();
      case 5 -> "[" + field.sql() + "]";
      default -> field.sql();
    };
  }

  private String scalar(From outer) {
    From inner = from(0);
    Field link = pick(inner.fields());
    return "(select "
        + call(pick(inner.fields()))
        + " from "
        + inner.sql()
        + outer.fields().stream()
            .filter(field -> field.type().equals(link.type()))
            .findFirst()
            .map(field -> " where " + link.sql() + " = " + field.sql())
            .orElse("")
        + ")";
  }

  private From from(int depth) {
    From left = depth > 1 && random.nextInt(3) == 0 ? derived(depth - 1) : table();
    if (depth == 0 || random.nextInt(2) == 0) {
      return left;
    }
    From right = random.nextInt(4) == 0 ? derived(depth - 1) : table();
    List<Field> both = new ArrayList<>(left.fields());
    both.addAll(right.fields());
    String kind = pick(List.of("join", "left join", "right join", "full join", "join"));
    return link(left, right)
        .map(on -> new From(left.sql() + " " + kind + " " + right.sql() + " on " + on, both))
        .orElse(left);
  }

  private java.util.Optional<String> link(From left, From right) {
    for (Field field : left.fields()) {
      for (Field other : right.fields()) {
        if (field.type().equals(other.type()) && random.nextInt(3) > 0) {
          return java.util.Optional.of(field.sql() + " = " + other.sql());
        }
      }
    }
    return java.util.Optional.empty();
  }

  private From table() {
    String table = pick(List.copyOf(new java.util.TreeSet<>(tables.keySet())));
    String alias = name();
    return new From(table + " " + alias, fields(alias, columns(table)));
  }

  private From derived(int depth) {
    String table = pick(List.copyOf(new java.util.TreeSet<>(tables.keySet())));
    String alias = name();
    String inner = name();
    List<Column> columns = columns(table);
    From source = new From(table + " " + inner, fields(inner, columns));
    String more = depth > 0 && random.nextBoolean() ? exists(source) : where(source);
    return new From("(select * from " + source.sql() + more + ") " + alias, fields(alias, columns));
  }

  private String exists(From source) {
    From other = table();
    return link(source, other)
        .map(
            on ->
                " where "
                    + pick(List.of("exists", "not exists"))
                    + " (select 1 from "
                    + other.sql()
                    + " where "
                    + on
                    + ")")
        .orElse("");
  }

  private List<Column> columns(String table) {
    return java.util.Objects.requireNonNull(tables.get(table)).columns();
  }

  private static List<Field> fields(String alias, List<Column> columns) {
    return columns.stream()
        .map(column -> new Field(alias + "." + column.name(), column.type()))
        .toList();
  }

  private String where(From from) {
    return switch (random.nextInt(3)) {
      case 0 -> "";
      case 1 -> " where " + condition(from);
      default -> " where " + condition(from) + pick(List.of(" and ", " or ")) + condition(from);
    };
  }

  private String condition(From from) {
    Field field = pick(from.fields());
    String sql = field.sql();
    return switch (random.nextInt(9)) {
      case 0 -> sql + " is null";
      case 1 -> sql + " is not null";
      case 2 -> text(field) + " like '%" + pick(List.of("a", "1", "X", "@")) + "%'";
      case 3 -> inSubquery(field);
      case 4 ->
          from.fields().stream()
              .filter(other -> other.type().equals(field.type()))
              .reduce((a, b) -> b)
              .map(other -> sql + " <= " + other.sql())
              .orElse("true");
      case 5 -> computed(field);
      default -> sql + pick(List.of(" = ", " <> ", " < ", " >= ")) + constant(field.type());
    };
  }

  /// Which rows a failing condition meets is up to the engine, so none fails here.
  private String computed(Field field) {
    return switch (field.type().word()) {
      case "string" -> "try_cast(" + field.sql() + " as int) = 7";
      case "int", "long" -> "10 // nullif(" + field.sql() + ", 0) = 1";
      default -> "year(" + field.sql() + ") = 2001";
    };
  }

  private String inSubquery(Field field) {
    From inner = table();
    return inner.fields().stream()
        .filter(other -> other.type().equals(field.type()))
        .findFirst()
        .map(
            other ->
                field.sql()
                    + " in (select "
                    + other.sql()
                    + " from "
                    + inner.sql()
                    + where(inner)
                    + ")")
        .orElse(field.sql() + " is not null");
  }

  private String constant(Type type) {
    return switch (type.word()) {
      case "string" -> pick(List.of("'CA'", "'NY'", "'XXXXXXXX'", "'ada@x.org'", "''"));
      case "int", "long" -> Integer.toString(random.nextInt(-1, 9));
      default -> pick(List.of("date '2001-01-01'", "date '1970-01-01'", "date '2000-06-15'"));
    };
  }

  private static boolean isNumber(Field field) {
    return field.type() == Primitive.INT || field.type() == Primitive.LONG;
  }

  private static String text(Field field) {
    return field.sql() + "::varchar";
  }

  private String name() {
    return "q" + names++;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
