package dev.weft.engine.tck;

import dev.weft.engine.Statement;
import dev.weft.engine.StubTable;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import java.util.List;
import java.util.Map;

/// The tables that the statements of the suite read.
public final class SampleTables {

  private static final Type STRING = Type.Primitive.STRING;
  private static final Type INT = Type.Primitive.INT;

  /// Three columns of plain types and one of each nested kind.
  public static final Schema FLIGHTS =
      numbered(
          Column.of("id", INT),
          Column.of("origin", STRING),
          Column.of("destination", STRING),
          Column.of("delay", INT),
          Column.of("distance", INT),
          Column.of("flight_date", Type.Primitive.DATE),
          Column.of("tags", new Type.ListOf(new Column(8, "element", "element", STRING, false))),
          Column.of(
              "plane",
              new Type.Struct(
                  List.of(
                      new Column(9, "model", "model", STRING, false),
                      new Column(10, "year", "year", INT, false)))));

  public static final Schema AIRPORTS =
      numbered(
          Column.of("iata", STRING),
          Column.of("name", STRING),
          Column.of("state", STRING),
          Column.of("elevation", INT));

  /// The rows of `FLIGHTS`, as SQL.
  public static final String FLIGHT_ROWS =
      """
      select * from (values
        (1::int, 'JFK', 'SFO', 12::int, 2586::int, date '2001-01-01', ['late', 'full'], {'model': 'A320', 'year': 1999::int}),
        (2, 'SFO', 'JFK', -3, 2586, date '2001-01-02', ['early'], {'model': 'B737', 'year': 1988}),
        (3, 'JFK', 'ORD', null, 740, date '2001-01-03', [], null),
        (4, 'ORD', 'JFK', 45, 740, date '2001-01-05', null, {'model': null, 'year': 2000}),
        (5, null, 'SFO', 0, null, null, ['late', null], {'model': 'a "b", c', 'year': null}))
        f(id, origin, destination, delay, distance, flight_date, tags, plane)""";

  /// The rows of `AIRPORTS`, as SQL.
  public static final String AIRPORT_ROWS =
      """
      select * from (values
        ('JFK', 'John F Kennedy Intl', 'NY', 13::int),
        ('SFO', 'San Francisco International', 'CA', 10),
        ('ATL', 'Hartsfield', 'GA', 1026))
        a(iata, name, state, elevation)""";

  private static final Map<String, Schema> SMALL =
      Map.of(
          "t",
          numbered(
              Column.of("a", INT),
              Column.of("b", STRING),
              Column.of("c", Type.Primitive.DOUBLE),
              Column.of("d", Type.Primitive.DATE),
              Column.of("l", new Type.ListOf(Column.of("element", INT))),
              Column.of(
                  "s", new Type.Struct(List.of(Column.of("x", INT), Column.of("y", STRING))))),
          "u",
          numbered(Column.of("k", INT), Column.of("v", STRING), Column.of("w", INT)),
          "flights",
          FLIGHTS,
          "airports",
          AIRPORTS);

  private SampleTables() {}

  /// The tables that a statement mentions, told by the last part of their names.
  static List<StubTable> of(Statement statement) {
    return statement.paths().stream()
        .filter(path -> SMALL.containsKey(path.getLast()))
        .map(path -> new StubTable(path, String.join(".", path), schema(path.getLast())))
        .toList();
  }

  private static Schema schema(String name) {
    Schema schema = SMALL.get(name);
    if (schema == null) {
      throw new IllegalArgumentException("No table " + name);
    }
    return schema;
  }

  private static Schema numbered(Column... columns) {
    List<Column> all = new java.util.ArrayList<>();
    for (Column column : columns) {
      all.add(column.withId(all.size() + 1));
    }
    return new Schema(all);
  }
}
