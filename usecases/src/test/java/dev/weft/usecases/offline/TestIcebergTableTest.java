package dev.weft.usecases.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.duckdb.check.GovernedRules;
import dev.weft.engine.duckdb.contract.DuckDbDataChecks;
import dev.weft.engine.duckdb.frontend.DuckDbFrontEnd;
import dev.weft.engine.duckdb.frontend.Profile;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.instance.EngineSettings;
import dev.weft.formats.bitol.ContractReader;
import dev.weft.formats.bitol.StandardSchemas;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.usecases.offline.DiffDocuments.Given;
import dev.weft.usecases.offline.TestView.CheckView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables of others in Iceberg, read from the folders that they lie in.
class TestIcebergTableTest {

  private static final Schema FLIGHTS =
      new Schema(
          Types.NestedField.required(1, "id", Types.IntegerType.get()),
          Types.NestedField.optional(2, "origin", Types.StringType.get()),
          Types.NestedField.optional(3, "destination", Types.StringType.get()));
  private static final String IDS = "{id: 1, origin: 2, destination: 3}";
  private static final String ROW = "select 1::int as id, 'LAS' as origin, 'JFK' as destination";

  @TempDir private Path root;
  private Path folder = Path.of("");

  @BeforeEach
  void here() throws IOException {
    folder = root.toRealPath().resolve("flights");
  }

  private IcebergWriter flights() {
    return new IcebergWriter(folder, FLIGHTS, PartitionSpec.unpartitioned(), 2);
  }

  private static String contract(String columns) {
    return """
        apiVersion: v3.1.0
        kind: DataContract
        id: a
        version: 1.0.0
        status: active
        servers: [{ server: lake, type: local, path: "{object}", format: iceberg }]
        schema:
          - name: flights
            properties: [%s]
            quality: [{ metric: rowCount, mustBe: 0, name: rows }]
        """
        .formatted(columns.replace('\n', ' '));
  }

  private List<CheckView> test(String columns, TestedData data) {
    Path spill = root.resolve("spill");
    try (var engine = DuckDb.open(new EngineSettings(256L << 20, 2, spill, 256L << 20));
        var frontEnd = new DuckDbFrontEnd(Profile.TEST)) {
      return new TestContract(
              new YamlReader(),
              new ContractReader(new StandardSchemas()),
              new DuckDbDataChecks(engine, new GovernedRules(frontEnd)),
              root)
          .test(
              new Given("contract.yaml", contract(columns).getBytes(StandardCharsets.UTF_8)),
              data,
              new CheckSelection(List.of(), List.of(), false))
          .checks();
    }
  }

  private List<CheckView> test(String columns, Path data) {
    return test(columns, new TestedData.Paths(List.of(data), Map.of()));
  }

  /// What the checks found, by name, of those that did not pass.
  private Map<String, String> broken(String columns) {
    return broken(test(columns, folder));
  }

  private static Map<String, String> broken(List<CheckView> checks) {
    return checks.stream()
        .filter(check -> !check.outcome().equals("passed"))
        .collect(Collectors.toMap(CheckView::name, check -> check.actual()));
  }

  private static final String ALL =
      """
      { name: id, logicalType: integer, primaryKey: true },
      { name: origin, logicalType: string, logicalTypeOptions: { pattern: "^[A-Z]{3}$" } },
      { name: destination, logicalType: string, logicalTypeOptions: { maxLength: 3 } }
      """;

  @Test
  void readsAllFilesOfTheNewestState() {
    var table = flights();
    table.append("a.parquet", ROW, IDS);
    table.append("b.parquet", "select 1::int as id, 'Las' as origin, 'JFKX' as destination", IDS);

    assertThat(broken(ALL))
        .isEqualTo(
            Map.of(
                "primary_key(id)", "2 rows",
                "pattern(origin)", "1 row",
                "length(destination)", "1 row",
                "rows", "2"));
  }

  @Test
  void readsWhatTheNewestSnapshotShowsOnlyUnlessAnOlderOneIsNamed() throws IOException {
    var table = flights();
    table.append("a.parquet", ROW, IDS);
    Path old = newest();
    table
        .table()
        .newOverwrite()
        .overwriteByRowFilter(Expressions.alwaysTrue())
        .addFile(table.file(folder.resolve("data/b.parquet"), ROW + " limit 0", IDS, ""))
        .commit();

    assertThat(broken(ALL)).isEmpty();
    assertThat(broken(test(ALL, old))).isEqualTo(Map.of("rows", "1"));
  }

  private Path newest() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("metadata"))) {
      return files
          .filter(file -> file.toString().endsWith(".metadata.json"))
          .max(Path::compareTo)
          .orElseThrow();
    }
  }

  @Test
  void findsColumnsByTheirIdsWhateverTheyAreCalled() {
    var table = flights();
    table.append(
        "a.parquet", "select 1::int as id, 'LAS' as origin, 'New York' as destination", IDS);
    table.table().updateSchema().renameColumn("destination", "other").commit();
    table.table().updateSchema().renameColumn("origin", "destination").commit();
    table
        .table()
        .updateSchema()
        .renameColumn("other", "origin")
        .moveFirst("other")
        .addColumn("gate", Types.StringType.get())
        .commit();
    table.append(
        "b.parquet",
        "select 2::int as id, 'ATL' as destination, 'Boston' as origin, null::varchar as gate",
        "{id: 1, destination: 2, origin: 3, gate: 4}");

    assertThat(
            broken(
                """
                { name: id, logicalType: integer, primaryKey: true },
                { name: destination, logicalType: string, logicalTypeOptions: { pattern: "^[A-Z]{3}$" } },
                { name: city, physicalName: origin, logicalType: string, logicalTypeOptions: { minLength: 6 } },
                { name: gate, logicalType: string, quality: [{ metric: nullValues, mustBe: 2 }] }
                """))
        .isEqualTo(Map.of("rows", "2"));
  }

  @Test
  void findsNamesThatTheFileSpellsOtherwise() {
    var schema =
        new Schema(
            Types.NestedField.optional(1, "day of flight", Types.DateType.get()),
            Types.NestedField.optional(2, "A", Types.IntegerType.get()),
            Types.NestedField.optional(3, "a", Types.StringType.get()));
    var table = new IcebergWriter(folder, schema, PartitionSpec.unpartitioned(), 2);
    table.append(
        "a.parquet",
        "select date '2001-01-01' as day_x20of_x20flight, 7::int as b, 'x' as c",
        "{day_x20of_x20flight: 1, b: 2, c: 3}");

    assertThat(
            broken(
                """
                { name: day, physicalName: day of flight, logicalType: date, required: true },
                { name: a, logicalType: string, required: true, quality: [{ metric: invalidValues, arguments: { validValues: [x] }, mustBe: 0 }] }
                """))
        .isEqualTo(Map.of("rows", "1"));
  }

  @Test
  void followsRenamesInsideOfValues() {
    var leg =
        Types.StructType.of(
            Types.NestedField.optional(12, "origin", Types.StringType.get()),
            Types.NestedField.optional(13, "destination", Types.StringType.get()));
    var schema =
        new Schema(Types.NestedField.optional(1, "legs", Types.ListType.ofOptional(11, leg)));
    var table = new IcebergWriter(folder, schema, PartitionSpec.unpartitioned(), 2);
    table.append(
        "a.parquet",
        "select [{'origin': 'LAS', 'destination': 'New York'}] as legs",
        "{legs: {__duckdb_field_id: 1, element: {__duckdb_field_id: 2, origin: 3, destination: 4}}}");
    table.table().updateSchema().renameColumn("legs.element.origin", "from").commit();
    table.table().updateSchema().renameColumn("legs.element.destination", "origin").commit();

    assertThat(
            broken(
                """
                { name: legs, logicalType: array, items: { logicalType: object, properties: [
                  { name: from, logicalType: string, required: true, logicalTypeOptions: { maxLength: 3 } },
                  { name: origin, logicalType: string, required: true, logicalTypeOptions: { minLength: 4 } } ] } }
                """))
        .isEqualTo(Map.of("rows", "1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 1::int as id, 'JFK' as destination",
        "select 1::int as id, 'XXX' as origin"
      })
  void knowsWhatAllRowsOfAPartitionShare(String rows) {
    var spec = PartitionSpec.builderFor(FLIGHTS).identity("origin").bucket("id", 4).build();
    var table = new IcebergWriter(folder, FLIGHTS, spec, 2);
    String ids = rows.contains("origin") ? "{id: 1, origin: 2}" : "{id: 1, destination: 3}";
    for (String origin : List.of("LAS", "ATL")) {
      Path path = folder.resolve("data").resolve(origin + ".parquet");
      DataFile file = table.file(path, rows, ids, "origin=" + origin + "/id_bucket=1");
      table.table().newAppend().appendFile(file).commit();
    }

    // what stands in the file counts; where nothing stands, the partition's value does
    String valid = rows.contains("origin") ? "XXX" : "LAS, ATL";
    assertThat(
            broken(
                """
                { name: id, logicalType: integer },
                { name: origin, logicalType: string, required: true, quality: [{ metric: invalidValues, arguments: { validValues: [%s] }, mustBe: 0 }] }
                """
                    .formatted(valid)))
        .isEqualTo(Map.of("rows", "2"));
  }

  @Test
  void fillsInWhatLaterColumnsAreInOlderRows() {
    var table = new IcebergWriter(folder, FLIGHTS, PartitionSpec.unpartitioned(), 3);
    table.append("a.parquet", ROW, IDS);
    table
        .table()
        .updateSchema()
        .addColumn("carrier", Types.StringType.get(), Expressions.lit("unknown"))
        .commit();

    assertThat(
            broken(
                """
                { name: carrier, logicalType: string, required: true, quality: [{ metric: invalidValues, arguments: { validValues: [unknown] }, mustBe: 0 }] }
                """))
        .isEqualTo(Map.of("rows", "1"));
  }

  @Test
  void comparesItsTypes() {
    var schema =
        new Schema(
            Types.NestedField.optional(1, "id", Types.LongType.get()),
            Types.NestedField.optional(2, "price", Types.DecimalType.of(9, 2)),
            Types.NestedField.optional(3, "at", Types.TimestampType.withZone()),
            Types.NestedField.optional(4, "nanos", Types.TimestampNanoType.withoutZone()));
    new IcebergWriter(folder, schema, PartitionSpec.unpartitioned(), 3);

    assertThat(
            broken(
                """
                { name: id, logicalType: string }, { name: price, logicalType: number },
                { name: at, logicalType: timestamp }, { name: nanos, logicalType: timestamp },
                { name: gone, logicalType: date }
                """))
        .isEqualTo(
            Map.of(
                "type(id)", "long",
                "type(nanos)", "iceberg timestamp_ns",
                "present(gone)", "absent",
                "type(gone)", ""));
  }

  @Test
  void leavesOutRowsThatAreDeletedBesideTheData() {
    var table = flights();
    String rows =
        "select range::int as id, case range when 1 then 'none' else 'LAS' end as origin, 'JFK' as"
            + " destination from range(3)";
    DataFile first = table.append("a.parquet", rows, IDS);
    table.append("b.parquet", rows.replace("range::int", "10 + range::int"), IDS);
    assertThat(broken(ALL)).isEqualTo(Map.of("pattern(origin)", "2 rows", "rows", "6"));

    table.table().newRowDelta().addDeletes(table.positionDelete(first, 1)).commit();
    assertThat(broken(ALL)).isEqualTo(Map.of("pattern(origin)", "1 row", "rows", "5"));

    table.table().newRowDelta().addDeletes(table.positionDelete(first, 0)).commit();
    table.table().updateSchema().renameColumn("destination", "to").commit();
    assertThat(broken("{ name: to, logicalType: string, required: true }"))
        .isEqualTo(Map.of("rows", "4"));
    assertThat(broken("{ name: gone, logicalType: string }")).containsEntry("rows", "4");
  }

  @Test
  void refusesRowsThatAreDeletedByTheirValues() {
    var table = flights();
    table.append("a.parquet", ROW, IDS);
    table.table().newRowDelta().addDeletes(table.equalityDelete("id", "1::int")).commit();

    assertUnreadable(folder, "deleted");
  }

  private void assertUnreadable(Path data, String why) {
    List<CheckView> checks = test(ALL, data);
    assertThat(checks).extracting(CheckView::outcome).containsOnly("error");
    assertThat(checks.getFirst().message()).contains("W-CAPTURE-004", why);
  }

  @Test
  void readsATableThatWasMoved() throws IOException {
    flights().append("a.parquet", ROW, IDS);
    Path moved = Files.createDirectories(root.resolve("elsewhere")).resolve("flights");
    Files.move(folder, moved);

    assertThat(broken(test(ALL, moved))).isEqualTo(Map.of("rows", "1"));
  }

  @Test
  void readsNothingOutsideOfItsFolder() throws IOException {
    var table = flights();
    Path secret = root.toRealPath().resolve("secret.parquet");
    DataFile outside = table.file(secret, ROW, IDS, "");
    table.table().newAppend().appendFile(outside).commit();

    assertUnreadable(folder, "outside");

    table.table().newDelete().deleteFile(outside).commit();
    Files.createSymbolicLink(folder.resolve("data/link.parquet"), secret);
    table
        .table()
        .newAppend()
        .appendFile(
            org.apache.iceberg.DataFiles.builder(table.table().spec())
                .copy(outside)
                .withPath(folder.resolve("data/link.parquet").toString())
                .build())
        .commit();
    assertUnreadable(folder, "outside");
  }

  @Test
  void saysWhatIsMissingOrBroken() throws IOException {
    flights().append("a.parquet", ROW, IDS);
    Files.writeString(folder.resolve("data/a.parquet"), "PAR1 or so");
    assertUnreadable(folder, "a.parquet");

    Files.delete(folder.resolve("data/a.parquet"));
    assertUnreadable(folder, "data/a.parquet is missing");

    Path twin = folder.resolve("metadata").resolve("00001-twin.metadata.json");
    Files.writeString(twin, "{\"format-version\": 2}");
    assertUnreadable(folder, "both its newest");
    assertUnreadable(twin, "no Iceberg metadata");
  }

  @Test
  void refusesFilesWhoseColumnsHaveNoIds() {
    flights().append("a.parquet", ROW, "");

    assertUnreadable(folder, "field id");
  }

  @Test
  void findsColumnsOfFilesWithoutIdsByTheNamesThatTheTableSays() {
    var table = flights();
    table.append("a.parquet", ROW, IDS);
    table.append(
        "b.parquet", "select 2::int as id, 'ATL' as start, 'elsewhere' as destination", "");
    map(
        table,
        """
        [{"field-id": 1, "names": ["id"]}, {"field-id": 2, "names": ["origin", "start"]}, {"names": ["destination"]}]
        """);

    assertThat(
            broken(
                """
                { name: id, logicalType: integer, primaryKey: true },
                { name: origin, logicalType: string, required: true, logicalTypeOptions: { pattern: "^[A-Z]{3}$" } },
                { name: destination, logicalType: string, required: true, logicalTypeOptions: { maxLength: 3 } }
                """))
        .isEqualTo(Map.of("required(destination)", "1 row", "rows", "2"));
  }

  @Test
  void findsInnerFieldsOfFilesWithoutIdsByTheNamesOfTheTableOnly() {
    var leg = Types.StructType.of(Types.NestedField.optional(12, "from", Types.StringType.get()));
    var schema =
        new Schema(Types.NestedField.optional(1, "legs", Types.ListType.ofOptional(11, leg)));
    var table = new IcebergWriter(folder, schema, PartitionSpec.unpartitioned(), 2);
    table.append("a.parquet", "select [{'from': 'LAS'}] as legs", "");
    String mapping =
        """
        [{"field-id": 1, "names": ["legs"], "fields": [{"field-id": 2, "names": ["element"], "fields": [{"field-id": 3, "names": ["from", "start"]}]}]}]
        """;
    map(table, mapping);
    String columns =
        """
        { name: legs, logicalType: array, items: { logicalType: object, properties: [
          { name: from, logicalType: string, required: true, logicalTypeOptions: { maxLength: 2 } } ] } }
        """;

    assertThat(broken(columns)).isEqualTo(Map.of("length(legs[].from)", "1 row", "rows", "1"));

    table.append("b.parquet", "select [{'start': 'LAS'}] as legs", "");
    List<CheckView> checks = test(columns, folder);
    assertThat(checks).extracting(CheckView::outcome).containsOnly("error");
    assertThat(checks.getFirst().message()).contains("W-CAPTURE-004", "otherwise");
  }

  private static void map(IcebergWriter table, String mapping) {
    table.table().updateProperties().set("schema.name-mapping.default", mapping).commit();
  }

  @Test
  void countsNothingInATableThatIsNew() {
    flights();

    assertThat(broken(ALL)).isEmpty();
    assertThat(broken("{ name: nothing, logicalType: string }"))
        .containsEntry("present(nothing)", "absent")
        .doesNotContainKey("rows");
  }

  @Test
  void isReadWhereAServerOfTheContractSays() {
    flights().append("a.parquet", ROW, IDS);
    Path here = folder.resolve("..").normalize();
    var server = new TestedData.OfServer("lake", here, Optional.empty(), Optional.empty());

    assertThat(broken(test(ALL, server))).isEqualTo(Map.of("rows", "1"));
  }
}
