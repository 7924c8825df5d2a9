package dev.weft.engine.tck;

import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import io.trino.tpcds.Results;
import io.trino.tpcds.Session;
import io.trino.tpcds.Table;
import io.trino.tpcds.column.ColumnType;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// A table of TPC-H or TPC-DS, whose rows are made up anew, always the same. Money of TPC-H is
/// decimal, as its specification has it.
///
/// @param rows gives every row to its argument, as the texts of its values
record TpcTable(String name, Schema schema, Consumer<Consumer<List<String>>> rows) {

  private static final Type MONEY = new Type.Decimal(15, 2);

  /// The eight tables of TPC-H.
  ///
  /// @param scale 1 is about a gigabyte
  static List<TpcTable> tpch(double scale) {
    return TpchTable.getTables().stream().map(table -> of(table, scale)).toList();
  }

  /// The twenty-four tables of TPC-DS.
  ///
  /// @param scale 1 is about a gigabyte
  static List<TpcTable> tpcds(double scale) {
    Session session = Session.getDefaultSession().withScale(scale);
    return Table.getBaseTables().stream()
        .filter(table -> table != Table.DBGEN_VERSION)
        .map(table -> of(table, session.withTable(table)))
        .toList();
  }

  /// Writes the rows as lines without a header, every text quoted, nothing between commas for null.
  void write(Path csv) {
    try (BufferedWriter out = Files.newBufferedWriter(csv)) {
      rows.accept(row -> line(out, row));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void line(BufferedWriter out, List<String> row) {
    try {
      String comma = "";
      for (String value : row) {
        out.write(comma);
        if (value != null) {
          out.write('"');
          out.write(value.replace("\"", "\"\""));
          out.write('"');
        }
        comma = ",";
      }
      out.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema schema(List<Column> columns) {
    List<Column> numbered = new ArrayList<>();
    for (Column column : columns) {
      numbered.add(column.withId(numbered.size() + 1));
    }
    return new Schema(numbered);
  }

  private static <E extends TpchEntity> TpcTable of(TpchTable<E> table, double scale) {
    List<TpchColumn<E>> columns = table.getColumns();
    Schema schema =
        schema(columns.stream().map(one -> Column.of(one.getColumnName(), type(one))).toList());
    return new TpcTable(
        table.getTableName(),
        schema,
        rows -> {
          for (E row : table.createGenerator(scale, 1, 1)) {
            rows.accept(columns.stream().map(column -> text(column, row)).toList());
          }
        });
  }

  private static Type type(TpchColumn<?> column) {
    return switch (column.getType().getBase()) {
      case IDENTIFIER -> Primitive.LONG;
      case INTEGER -> Primitive.INT;
      case DATE -> Primitive.DATE;
      case DOUBLE -> MONEY;
      case VARCHAR -> Primitive.STRING;
    };
  }

  private static <E extends TpchEntity> String text(TpchColumn<E> column, E row) {
    return switch (column.getType().getBase()) {
      case IDENTIFIER -> Long.toString(column.getIdentifier(row));
      case INTEGER -> Integer.toString(column.getInteger(row));
      case DATE -> LocalDate.ofEpochDay(column.getDate(row)).toString();
      case DOUBLE -> Double.toString(column.getDouble(row));
      case VARCHAR -> column.getString(row);
    };
  }

  private static TpcTable of(Table table, Session session) {
    Schema schema =
        schema(
            Arrays.stream(table.getColumns())
                .map(column -> Column.of(column.getName(), type(column.getType())))
                .toList());
    return new TpcTable(
        table.getName(),
        schema,
        rows -> {
          for (List<List<String>> row : Results.constructResults(table, session)) {
            rows.accept(row.getFirst());
          }
        });
  }

  private static Type type(ColumnType type) {
    return switch (type.getBase()) {
      case IDENTIFIER -> Primitive.LONG;
      case INTEGER -> Primitive.INT;
      case DATE -> Primitive.DATE;
      case DECIMAL -> new Type.Decimal(type.getPrecision().get(), type.getScale().get());
      case VARCHAR, CHAR, TIME -> Primitive.STRING;
    };
  }
}
