package dev.weft.lake.table;

import static dev.weft.lake.table.TestLine.column;
import static dev.weft.lake.table.TestLine.metadata;
import static dev.weft.lake.table.TestLine.renamed;
import static dev.weft.lake.table.TestLine.schema;
import static dev.weft.model.table.Type.Primitive.DATE;
import static dev.weft.model.table.Type.Primitive.INT;
import static dev.weft.model.table.Type.Primitive.STRING;
import static dev.weft.model.table.Type.Primitive.TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.lake.storage.Storage;
import dev.weft.lake.table.TestLine.Content;
import dev.weft.model.table.MetadataLocation;
import dev.weft.model.table.PartitionField;
import dev.weft.model.table.PartitionField.Transform;
import dev.weft.model.table.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files know their partition, and partitioning may change.
class PartitionTest {

  private static final Schema FLIGHTS =
      schema(column("flight_at", TIMESTAMP), column("origin", STRING), column("delay", INT));
  private static final PartitionField BY_MONTH =
      new PartitionField("flight_at", new Transform.Month());
  private static final PartitionField BY_ORIGIN =
      new PartitionField("origin", new Transform.Identity());

  @TempDir Path root;

  @SuppressWarnings("NullAway.Init")
  private TestLine line;

  @BeforeEach
  void open() {
    line = new TestLine(root, "flights");
  }

  private static Content in(String file, String... values) {
    return new Content(file, 10, Stream.of(values).map(Optional::of).toList());
  }

  /// The files that Iceberg itself would read for a filter.
  private List<String> planned(MetadataLocation location, Expression filter) throws IOException {
    var table =
        new BaseTable(new StaticTableOperations(location.path(), new Storage(root).io()), "t");
    var names = new ArrayList<String>();
    try (var tasks = table.newScan().filter(filter).planFiles()) {
      tasks.forEach(
          task -> names.add(String.valueOf(Path.of(task.file().location()).getFileName())));
    }
    return names.stream().sorted().toList();
  }

  @Test
  void letsIcebergSkipFilesOfOtherPartitions() throws IOException {
    line.partitionedBy(BY_MONTH, BY_ORIGIN);
    var r1 =
        line.publish(FLIGHTS, List.of(in("jan_jfk", "372", "JFK"), in("feb_lax", "373", "LAX")));
    assertThat(planned(r1, Expressions.alwaysTrue())).containsExactly("feb_lax", "jan_jfk");
    assertThat(planned(r1, Expressions.equal("origin", "JFK"))).containsExactly("jan_jfk");
    assertThat(planned(r1, Expressions.lessThan("flight_at", "2001-02-01T00:00:00")))
        .containsExactly("jan_jfk");
  }

  @Test
  void takesEveryTransform() {
    var schema = schema(column("day", DATE), column("at", TIMESTAMP), column("code", STRING));
    line.partitionedBy(
        new PartitionField("day", new Transform.Year()),
        new PartitionField("day", new Transform.Day()),
        new PartitionField("at", new Transform.Hour()),
        new PartitionField("code", new Transform.Bucket(16)),
        new PartitionField("code", new Transform.Truncate(2)));
    var r1 = line.publish(schema, List.of(in("a", "31", "11323", "271752", "7", "JF")));
    assertThat(metadata(r1).spec().fields())
        .extracting(field -> field.name() + " " + field.transform())
        .containsExactly(
            "day_year_1000 year",
            "day_day_1001 day",
            "at_hour_1002 hour",
            "code_bucket_1003 bucket[16]",
            "code_truncate_1004 truncate[2]");
    assertThat(line.files(r1)).containsExactly("a");
  }

  @Test
  void keepsRowsWithoutAValueInAPartitionOfTheirOwn() throws IOException {
    line.partitionedBy(BY_ORIGIN);
    var r1 =
        line.publish(
            FLIGHTS, List.of(new Content("none", 10, List.of(Optional.empty())), in("jfk", "JFK")));
    assertThat(planned(r1, Expressions.isNull("origin"))).containsExactly("none");
  }

  @Test
  void changesPartitionsAndColumnsInOneRelease() throws IOException {
    line.partitionedBy(BY_ORIGIN).sortedBy("origin");
    var r1 = line.publish(FLIGHTS, List.of(in("jfk", "JFK")));

    var airports = schema(column("flight_at", TIMESTAMP), column("airport", STRING));
    line.partitionedBy(BY_MONTH, new PartitionField("airport", new Transform.Identity()))
        .sortedBy("airport");
    var r2 = line.publish(airports, List.of(in("jan", "372", "LAX")));
    assertThat(planned(r2, Expressions.equal("airport", "LAX"))).containsExactly("jan");

    var r3 = line.rollback(r1);
    assertThat(planned(r3, Expressions.equal("origin", "JFK"))).containsExactly("jfk");
    assertThat(metadata(r3).sortOrder().fields()).hasSize(1);

    line.partitionedBy();
    var r4 = line.publish(airports, "whole");
    assertThat(planned(r4, Expressions.alwaysTrue())).containsExactly("whole");

    var r5 = line.rollback(r2);
    assertThat(planned(r5, Expressions.equal("airport", "LAX"))).containsExactly("jan");
    for (var location : List.of(r1, r3)) {
      assertThat(line.files(location)).containsExactly("jfk");
    }
  }

  @Test
  void neverUsesAPartitionIdForAnotherColumnOrTransform() {
    line.partitionedBy(BY_ORIGIN);
    line.publish(FLIGHTS);
    line.partitionedBy(BY_MONTH);
    line.publish(FLIGHTS);
    line.partitionedBy(BY_MONTH, BY_ORIGIN);
    line.publish(FLIGHTS);
    line.partitionedBy(BY_ORIGIN);
    var r4 = line.publish(FLIGHTS);
    assertThat(metadata(r4).specs())
        .extracting(PartitionSpec::toString)
        .map(text -> text.replaceAll("\\s+", ""))
        .containsExactlyInAnyOrder(
            "[]",
            "[1000:origin_identity_1000:identity(2)]",
            "[1001:flight_at_month_1001:month(1)]",
            "[1001:flight_at_month_1001:month(1)1000:origin_identity_1000:identity(2)]");
  }

  @Test
  void followsARenamedColumn() throws IOException {
    line.partitionedBy(BY_ORIGIN);
    line.publish(FLIGHTS, List.of(in("jfk", "JFK")));
    line.partitionedBy(new PartitionField("start", new Transform.Identity()));
    var r2 = line.publish(schema(renamed("origin", "start", STRING)), List.of(in("lax", "LAX")));
    assertThat(planned(r2, Expressions.equal("start", "LAX"))).containsExactly("lax");
    assertThat(metadata(r2).spec().fields().getFirst().fieldId()).isEqualTo(1000);
  }

  @Test
  void letsAnotherColumnTakeTheNameOfOneThatFilesArePartitionedBy() {
    line.partitionedBy(BY_ORIGIN, BY_MONTH);
    line.publish(FLIGHTS);
    line.partitionedBy(BY_ORIGIN);
    var r2 =
        line.publish(
            schema(column("origin", INT), column("flight_at_month", INT)), List.of(in("a", "7")));
    assertThat(line.ids(r2)).isEqualTo("4:origin 5:flight_at_month");
    assertThat(metadata(r2).spec().fields())
        .extracting(field -> field.fieldId() + " of " + field.sourceId())
        .containsExactly("1002 of 4");
  }

  @Test
  void refusesAValueThatCannotBeRead() {
    line.partitionedBy(BY_MONTH);
    assertThatThrownBy(() -> line.publish(FLIGHTS, List.of(in("a", "January"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No value of partition field flight_at_month_1000");
    assertThatThrownBy(() -> line.publish(FLIGHTS, List.of(in("a", "1", "2"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A file has 2 partition values, its table 1");
  }
}
