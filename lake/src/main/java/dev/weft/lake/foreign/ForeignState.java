package dev.weft.lake.foreign;

import dev.weft.lake.foreign.ForeignTable.DataFile;
import dev.weft.lake.foreign.ForeignTable.MappedField;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.mapping.MappedFields;
import org.apache.iceberg.mapping.NameMappingParser;
import org.apache.iceberg.transforms.Transform;
import org.apache.iceberg.transforms.Transforms;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/// What one metadata file shows: the current snapshot by the current schema.
///
/// @param folder the table's
record ForeignState(Path folder, TableMetadata metadata, FolderIO io) {

  ForeignTable read() throws IOException {
    List<Column> columns = new ArrayList<>();
    Map<String, String> untyped = new LinkedHashMap<>();
    for (Types.NestedField field : metadata.schema().columns()) {
      ForeignTypes.find(field)
          .ifPresentOrElse(
              columns::add, () -> untyped.put(field.name(), String.valueOf(field.type())));
    }
    return new ForeignTable(new Schema(columns), untyped, files(), mapping());
  }

  private List<MappedField> mapping() {
    String text = metadata.properties().get(TableProperties.DEFAULT_NAME_MAPPING);
    return text == null ? List.of() : mapped(NameMappingParser.fromJson(text).asMappedFields());
  }

  private static List<MappedField> mapped(@Nullable MappedFields fields) {
    return fields == null
        ? List.of()
        : fields.fields().stream()
            .map(
                field ->
                    new MappedField(
                        field.names(),
                        field.id() == null ? 0 : field.id(),
                        mapped(field.nestedMapping())))
            .toList();
  }

  private List<DataFile> files() throws IOException {
    if (metadata.currentSnapshot() == null) {
      return List.of();
    }
    var table = new BaseTable(new StaticTableOperations(metadata, io), metadata.location());
    List<DataFile> files = new ArrayList<>();
    long refused = 0;
    try (var tasks = table.newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        refused += task.deletes().stream().allMatch(ForeignState::arePositions) ? 0 : 1;
        files.add(file(task));
      }
    }
    if (refused > 0) {
      throw ForeignErrors.deletedRows(folder, refused);
    }
    return files.stream().sorted(Comparator.comparing(DataFile::path)).toList();
  }

  private DataFile file(FileScanTask task) {
    if (task.file().format() != FileFormat.PARQUET) {
      throw ForeignErrors.notParquet(folder, String.valueOf(task.file().format()));
    }
    if (task.file().keyMetadata() != null) {
      throw ForeignErrors.encrypted(folder);
    }
    String location = task.file().location();
    return new DataFile(
        io.path(location),
        location,
        constants(task),
        task.deletes().stream()
            .filter(ForeignState::arePositions)
            .map(delete -> io.path(delete.location()))
            .toList());
  }

  private static boolean arePositions(DeleteFile delete) {
    return delete.content() == FileContent.POSITION_DELETES
        && delete.format() == FileFormat.PARQUET
        && delete.keyMetadata() == null;
  }

  /// Defaults of columns that came later, and what all rows of the file's partition share.
  private Map<Integer, Optional<String>> constants(FileScanTask task) {
    Map<Integer, Optional<String>> constants = new HashMap<>();
    for (Types.NestedField field : metadata.schema().columns()) {
      if (field.initialDefault() != null) {
        constants.put(field.fieldId(), text(field.type(), field.initialDefault()));
      }
    }
    List<PartitionField> fields = task.spec().fields();
    for (int i = 0; i < fields.size(); i++) {
      PartitionField field = fields.get(i);
      Types.@Nullable NestedField source = metadata.schema().findField(field.sourceId());
      if (field.transform().isIdentity() && source != null) {
        Object value = task.file().partition().get(i, Object.class);
        constants.put(field.sourceId(), text(source.type(), value));
      }
    }
    return constants;
  }

  private static Optional<String> text(Type type, @Nullable Object value) {
    Transform<Object, Object> same = Transforms.identity();
    return value == null ? Optional.empty() : Optional.of(same.toHumanString(type, value));
  }
}
