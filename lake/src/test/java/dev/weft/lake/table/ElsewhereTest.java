package dev.weft.lake.table;

import static dev.weft.lake.table.TestLine.column;
import static dev.weft.lake.table.TestLine.renamed;
import static dev.weft.lake.table.TestLine.schema;
import static dev.weft.model.table.Type.Primitive.LONG;
import static dev.weft.model.table.Type.Primitive.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.table.Column;
import dev.weft.model.table.Type;
import dev.weft.model.table.WrittenFile;
import dev.weft.model.table.WrittenFile.ColumnStatistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.Files;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A metadata file that a release names is a plain Iceberg table to everybody else.
class ElsewhereTest {

  /// Nothing of ours.
  private static final FileIO PLAIN =
      new FileIO() {
        private static final long serialVersionUID = 1L;

        @Override
        public InputFile newInputFile(String path) {
          return Files.localInput(path);
        }

        @Override
        public OutputFile newOutputFile(String path) {
          throw new UnsupportedOperationException("Reading only");
        }

        @Override
        public void deleteFile(String path) {
          throw new UnsupportedOperationException("Reading only");
        }
      };

  @TempDir Path root;

  @Test
  void plansTheSameFilesAndPrunesByOurBounds() throws IOException {
    var line = new TestLine(root, "flights").sortedBy("id");
    line.publish(schema(column("id", LONG)), "before");
    var state = line.begin(schema(column("id", LONG), renamed("origin", "start", STRING)));
    var files = List.of(file(state, "low", "1", "99"), file(state, "high", "100", "200"));
    var location = state.commit(files);

    var table = new BaseTable(new StaticTableOperations(location.path(), PLAIN), "flights");
    try (var tasks = table.newScan().includeColumnStats().planFiles()) {
      assertThat(tasks)
          .allSatisfy(
              task -> {
                assertThat(task.file().recordCount()).isEqualTo(10);
                assertThat(task.file().splitOffsets()).containsExactly(4L);
                assertThat(task.file().sortOrderId()).isEqualTo(1);
                assertThat(task.file().valueCounts()).containsEntry(1, 10L);
              })
          .hasSize(2);
    }
    try (var tasks = table.newScan().filter(Expressions.greaterThan("id", 150)).planFiles()) {
      assertThat(tasks)
          .singleElement()
          .satisfies(task -> assertThat(task.file().location()).endsWith("/high"));
    }
    assertThat(table.schema().findField("start").fieldId()).isEqualTo(2);
    assertThat(table.operations().current().formatVersion()).isEqualTo(2);
    assertThat(table.currentSnapshot().summary()).containsEntry("total-records", "20");
    assertThat(table.properties()).containsEntry("gc.enabled", "false");
  }

  @Test
  void carriesNestedTypesThroughIcebergAndBack() {
    var line = new TestLine(root, "flights");
    var nested =
        schema(
            new Column(0, "id", "id", LONG, true),
            column("cost", new Type.Decimal(12, 2)),
            column("legs", new Type.ListOf(column("element", leg()))),
            column(
                "counts",
                new Type.MapOf(
                    new Column(0, "key", "key", STRING, true),
                    new Column(0, "value", "value", LONG, true))));
    var location = line.publish(nested, "a");
    var read = line.lake().plan(location).schema();
    assertThat(read).isEqualTo(line.lake().schemaFor(Optional.of(location), nested));
    assertThat(TestLine.all(read.columns())).extracting(Column::id).doesNotHaveDuplicates();
    for (var primitive : Type.Primitive.values()) {
      var each = new TestLine(root, "all_" + primitive.word());
      var plan = each.lake().plan(each.publish(schema(column("c", primitive))));
      assertThat(plan.schema().columns().getFirst().type()).isEqualTo(primitive);
    }
  }

  private static Type leg() {
    return new Type.Struct(List.of(renamed("from", "origin", STRING), column("to", STRING)));
  }

  private static WrittenFile file(TableState state, String name, String lower, String upper) {
    var plain = TestLine.write(state.dataFolder(), new TestLine.Content(name, 10, List.of()));
    var id =
        new ColumnStatistics(80, 10, 0, Optional.empty(), Optional.of(lower), Optional.of(upper));
    return new WrittenFile(
        plain.path(), 10, plain.bytes(), Map.of(1, id), List.of(), plain.splitOffsets());
  }
}
