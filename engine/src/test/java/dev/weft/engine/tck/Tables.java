package dev.weft.engine.tck;

import dev.weft.engine.GovernedStatement;
import dev.weft.model.table.Column;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.ScanPlan.ScanFile;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import dev.weft.model.table.WrittenFile;
import java.util.List;
import java.util.TreeMap;

/// Short words for the fixtures of the suites.
public final class Tables {

  private Tables() {}

  public static Schema schema(Column... columns) {
    return new Schema(List.of(columns));
  }

  public static Column column(int id, String name, Type type) {
    return new Column(id, name, name, type, false);
  }

  public static Column required(int id, String name, Type type) {
    return new Column(id, name, name, type, true);
  }

  public static Type struct(Column... fields) {
    return new Type.Struct(List.of(fields));
  }

  public static Type list(int id, Type element) {
    return new Type.ListOf(column(id, "element", element));
  }

  public static Type map(int keyId, Type key, int valueId, Type value) {
    return new Type.MapOf(column(keyId, "key", key), column(valueId, "value", value));
  }

  /// A statement over no tables.
  public static GovernedStatement statement(String sql, String... columns) {
    return new GovernedStatement(sql, List.of(columns), new TreeMap<>());
  }

  /// A plan of exactly these files.
  public static ScanPlan plan(Schema schema, List<WrittenFile> files) {
    return new ScanPlan(
        schema,
        files.stream()
            .map(file -> new ScanFile(file.path(), file.rows(), file.bytes(), schema))
            .toList());
  }
}
