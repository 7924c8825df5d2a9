package dev.weft.engine.duckdb.write;

import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import dev.weft.model.table.WrittenFile.ColumnStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What COPY says about the columns of a file, by field id. Counts inside lists and maps say
/// nothing about rows and are dropped. Zeros and NaN follow the Iceberg spec (Appendix D): a lower
/// bound of zero is -0.0, an upper one 0.0, a column with NaN has no bounds.
final class FileStatistics {

  private FileStatistics() {}

  /// @param columns quoted path of a column to what is known of it, as RETURN_STATS has it
  static Map<Integer, ColumnStatistics> of(Schema schema, Map<?, ?> columns) {
    Map<Integer, ColumnStatistics> byId = new HashMap<>();
    schema.columns().forEach(column -> collect(column, "", columns, byId));
    return byId;
  }

  private static void collect(
      Column column, String prefix, Map<?, ?> columns, Map<Integer, ColumnStatistics> byId) {
    String path = prefix + SqlText.name(column.name());
    switch (column.type()) {
      case Type.Struct(List<Column> fields) ->
          fields.forEach(field -> collect(field, path + ".", columns, byId));
      case Type.ListOf list -> {}
      case Type.MapOf map -> {}
      case Primitive primitive -> put(column, columns.get(path), byId);
      case Type.Decimal decimal -> put(column, columns.get(path), byId);
    }
  }

  private static void put(
      Column column, @Nullable Object known, Map<Integer, ColumnStatistics> byId) {
    if (known instanceof Map<?, ?> facts) {
      byId.put(column.id(), statistics(column.type(), facts));
    }
  }

  private static ColumnStatistics statistics(Type type, Map<?, ?> facts) {
    boolean bounded = !"true".equals(facts.get("has_nan"));
    boolean floating = type == Primitive.FLOAT || type == Primitive.DOUBLE;
    Optional<String> lower = text(facts, "min").filter(bound -> bounded);
    Optional<String> upper = text(facts, "max").filter(bound -> bounded);
    return new ColumnStatistics(
        number(facts, "column_size_bytes").orElse(0L),
        number(facts, "num_values").orElse(0L),
        number(facts, "null_count").orElse(0L),
        number(facts, "nan_count"),
        floating ? lower.map(bound -> zero(bound, "-0.0")) : lower,
        floating ? upper.map(bound -> zero(bound, "0.0")) : upper);
  }

  private static String zero(String bound, String spelling) {
    return Double.parseDouble(bound) == 0 ? spelling : bound;
  }

  private static Optional<String> text(Map<?, ?> facts, String name) {
    return Optional.ofNullable(facts.get(name)).map(String::valueOf);
  }

  private static Optional<Long> number(Map<?, ?> facts, String name) {
    return text(facts, name).map(Long::valueOf);
  }
}
