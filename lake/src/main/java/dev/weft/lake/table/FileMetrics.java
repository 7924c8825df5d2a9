package dev.weft.lake.table;

import dev.weft.model.table.WrittenFile;
import dev.weft.model.table.WrittenFile.ColumnStatistics;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types;

/// An engine's statistics of one file as Iceberg's metrics, equal to those Iceberg would read from
/// the file's footer.
final class FileMetrics {

  private final Schema schema;
  private final Map<Integer, Integer> parents;
  private final Map<Integer, Long> sizes = new HashMap<>();
  private final Map<Integer, Long> values = new HashMap<>();
  private final Map<Integer, Long> nulls = new HashMap<>();
  private final Map<Integer, Long> nans = new HashMap<>();
  private final Map<Integer, ByteBuffer> lower = new HashMap<>();
  private final Map<Integer, ByteBuffer> upper = new HashMap<>();

  private FileMetrics(Schema schema) {
    this.schema = schema;
    this.parents = TypeUtil.indexParents(schema.asStruct());
  }

  static Metrics of(WrittenFile file, Schema schema) {
    var metrics = new FileMetrics(schema);
    file.columns().forEach(metrics::add);
    return new Metrics(
        file.rows(),
        metrics.sizes,
        metrics.values,
        metrics.nulls,
        metrics.nans,
        metrics.lower,
        metrics.upper);
  }

  private void add(int id, ColumnStatistics column) {
    var type = schema.findType(id);
    if (type == null) {
      throw new IllegalArgumentException("Statistics of field " + id + ", which is no column");
    }
    sizes.put(id, column.bytes());
    if (type.isPrimitiveType() && !isRepeated(id)) {
      values.put(id, column.values());
      nulls.put(id, column.nulls());
      column.nans().ifPresent(count -> nans.put(id, count));
      addBounds(id, type, column);
    }
  }

  private void addBounds(int id, Type type, ColumnStatistics column) {
    if (column.nans().orElse(0L) > 0) {
      return; // NaN is outside of every bound, and engines disagree where
    }
    column.lower().flatMap(text -> Bounds.lower(type, text)).ifPresent(it -> lower.put(id, it));
    column.upper().flatMap(text -> Bounds.upper(type, text)).ifPresent(it -> upper.put(id, it));
  }

  /// Inside of lists and maps values do not count rows, so Iceberg keeps neither counts nor bounds.
  private boolean isRepeated(int id) {
    return Optional.ofNullable(parents.get(id))
        .map(above -> !(schema.findType(above) instanceof Types.StructType) || isRepeated(above))
        .orElse(false);
  }
}
