package dev.weft.lake.table;

import dev.weft.model.product.ProductId;
import dev.weft.model.table.Column;
import dev.weft.model.table.MetadataLocation;
import dev.weft.model.table.PartitionField;
import dev.weft.model.table.ScanPlan.ScanFile;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import dev.weft.model.table.WrittenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;

/// A table's line with the pointers that a catalog would keep. Data files are a few bytes: to the
/// lake they are opaque.
public final class TestLine {

  /// What goes into a data file's entry.
  public record Content(String name, long rows, List<Optional<String>> partition) {}

  private final Lake lake;
  private final TablePlace place;
  private final Set<MetadataLocation> retained = new LinkedHashSet<>();
  private Optional<MetadataLocation> newest = Optional.empty();
  private List<PartitionField> partition = List.of();
  private List<String> sort = List.of();
  private int runs;

  public TestLine(Path root, String table) {
    this.lake = new Lake(root);
    this.place = new TablePlace(ProductId.of("operations/departures"), 1, table);
  }

  public static Schema schema(Column... columns) {
    return new Schema(List.of(columns));
  }

  public static Column column(String name, Type type) {
    return Column.of(name, type);
  }

  public static Column renamed(String key, String name, Type type) {
    return new Column(0, key, name, type, false);
  }

  /// From now on.
  TestLine partitionedBy(PartitionField... fields) {
    partition = List.of(fields);
    return this;
  }

  /// From now on.
  TestLine sortedBy(String... columns) {
    sort = List.of(columns);
    return this;
  }

  /// A release with these files of ten rows each.
  public MetadataLocation publish(Schema desired, String... files) {
    return publish(
        desired, List.of(files).stream().map(file -> new Content(file, 10, List.of())).toList());
  }

  MetadataLocation publish(Schema desired, List<Content> files) {
    var state = begin(desired);
    return published(
        state.commit(files.stream().map(file -> write(state.dataFolder(), file)).toList()));
  }

  /// A run that has not committed yet.
  public TableState begin(Schema desired) {
    String run = "run" + ++runs;
    var schema = lake.schemaFor(newest, desired);
    return lake.begin(new TableDraft(place, run, schema, partition, sort), line());
  }

  public MetadataLocation rollback(MetadataLocation target) {
    return published(lake.showAgain(place, "run" + ++runs, line(), target));
  }

  private MetadataLocation published(MetadataLocation location) {
    newest = Optional.of(location);
    retained.add(location);
    return location;
  }

  TableLine line() {
    return new TableLine(newest, retained);
  }

  /// The end of a release's retention.
  public void forget(MetadataLocation location) {
    retained.remove(location);
  }

  public Set<MetadataLocation> retained() {
    return retained;
  }

  public Lake lake() {
    return lake;
  }

  public TablePlace place() {
    return place;
  }

  public String lastRun() {
    return "run" + runs;
  }

  Optional<MetadataLocation> newest() {
    return newest;
  }

  /// What Iceberg itself reads there.
  static TableMetadata metadata(MetadataLocation location) {
    return TableMetadataParser.fromJson(location.path(), read(location));
  }

  static String read(MetadataLocation location) {
    try {
      return Files.readString(Path.of(location.path()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Names of the files that a release shows.
  public List<String> files(MetadataLocation location) {
    return lake.plan(location).files().stream()
        .map(ScanFile::path)
        .map(path -> String.valueOf(Path.of(path).getFileName()))
        .toList();
  }

  /// `1:id 2:name` of what a release shows.
  String ids(MetadataLocation location) {
    return ids(lake.plan(location).schema());
  }

  static String ids(Schema schema) {
    return String.join(
        " ", schema.columns().stream().map(each -> each.id() + ":" + each.name()).toList());
  }

  public static WrittenFile write(Path folder, Content content) {
    try {
      Files.createDirectories(folder);
      Path path = Files.writeString(folder.resolve(content.name()), "data of " + content.name());
      return new WrittenFile(
          path.toString(),
          content.rows(),
          Files.size(path),
          Map.of(),
          content.partition(),
          List.of(4L));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Every column of a schema and of what lies within it.
  static List<Column> all(List<Column> columns) {
    var all = new ArrayList<Column>();
    for (var column : columns) {
      all.add(column);
      all.addAll(all(ColumnIds.within(column.type())));
    }
    return all;
  }
}
