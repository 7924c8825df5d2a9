package dev.weft.engine.duckdb.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.engine.Cancellation;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.instance.EngineSettings;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.Column;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.ScanPlan.ScanFile;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanSqlTest {

  private static final Schema FIRST =
      schema(column(1, "id", Primitive.INT), column(2, "name", Primitive.STRING));

  @TempDir private Path folder;
  private DuckDb engine;
  private Session session;

  @BeforeEach
  void open() {
    engine = DuckDb.open(new EngineSettings(256_000_000, 2, folder.resolve("spill"), 1_000_000));
    session = engine.session(new Cancellation());
  }

  @AfterEach
  void close() {
    session.close();
    engine.close();
  }

  @Test
  void readsAFileAsItWasWritten() {
    ScanFile file = write("a", "SELECT 1 AS id, 'x' AS name", FIRST);

    assertThat(read(new ScanPlan(FIRST, List.of(file)))).containsExactly("{id=1, name=x}");
  }

  @Test
  void readsATableWithoutFilesAsNoRowsOfItsTypes() {
    Type struct = new Type.Struct(List.of(column(4, "a b", new Type.Decimal(9, 2))));
    Schema schema = schema(column(1, "id", Primitive.LONG), column(3, "nested", struct));

    assertThat(read(new ScanPlan(schema, List.of()))).isEmpty();
    assertThat(types(new ScanPlan(schema, List.of())))
        .containsExactly("id BIGINT", "nested STRUCT(\"a b\" DECIMAL(9,2))");
  }

  @Test
  void readsOlderFilesUnderNewNamesWiderTypesAndWithoutNewColumns() {
    ScanFile old = write("old", "SELECT 1 AS id, 'x' AS name, 9 AS dropped", FIRST);
    Schema now =
        schema(
            column(3, "region", Primitive.STRING),
            column(2, "full name", Primitive.STRING),
            column(1, "id", Primitive.LONG));
    ScanFile young = write("new", "SELECT 'EU' AS region, 'y' AS \"full name\", 2 AS id", now);

    assertThat(read(new ScanPlan(now, List.of(old, young))))
        .containsExactlyInAnyOrder(
            "{region=null, full name=x, id=1}", "{region=EU, full name=y, id=2}");
    assertThat(types(new ScanPlan(now, List.of(old, young))))
        .containsExactly("region VARCHAR", "full name VARCHAR", "id BIGINT");
  }

  @Test
  void doesNotTakeADroppedColumnForANewOneOfTheSameName() {
    ScanFile old = write("old", "SELECT 1 AS id, 'x' AS name", FIRST);
    Schema now = schema(column(1, "id", Primitive.INT), column(7, "name", Primitive.STRING));

    assertThat(read(new ScanPlan(now, List.of(old)))).containsExactly("{id=1, name=null}");
  }

  @Test
  void readsAFileThatHasNoneOfTheColumns() {
    ScanFile old = write("old", "SELECT 1 AS id, 'x' AS name", FIRST);
    Schema now = schema(column(7, "other", Primitive.DATE));

    assertThat(read(new ScanPlan(now, List.of(old)))).containsExactly("{other=null}");
  }

  @Test
  void followsRenamesInsideNestedFields() {
    Schema then =
        schema(
            column(1, "who", new Type.Struct(List.of(column(4, "name", Primitive.STRING)))),
            column(
                2,
                "stops",
                new Type.ListOf(
                    column(
                        5,
                        "element",
                        new Type.Struct(List.of(column(6, "iata", Primitive.STRING)))))),
            column(
                3,
                "fares",
                new Type.MapOf(
                    column(7, "key", Primitive.STRING),
                    column(
                        8, "value", new Type.Struct(List.of(column(9, "cents", Primitive.INT)))))));
    Schema now =
        schema(
            column(1, "who", new Type.Struct(List.of(column(4, "full_name", Primitive.STRING)))),
            column(
                2,
                "stops",
                new Type.ListOf(
                    column(
                        5,
                        "element",
                        new Type.Struct(
                            List.of(
                                column(10, "iata", Primitive.STRING),
                                column(6, "code", Primitive.STRING)))))),
            column(
                3,
                "fares",
                new Type.MapOf(
                    column(7, "key", Primitive.STRING),
                    column(
                        8,
                        "value",
                        new Type.Struct(List.of(column(9, "amount", Primitive.LONG)))))));
    ScanFile old =
        write(
            "old",
            "SELECT {'name': 'Ada'} AS who, [{'iata': 'LAS'}] AS stops,"
                + " MAP {'eco': {'cents': 7}} AS fares",
            then);

    assertThat(read(new ScanPlan(now, List.of(old))))
        .containsExactly(
            "{who={full_name=Ada}, stops=[{iata=null, code=LAS}], fares={eco={amount=7}}}");
  }

  @Test
  void quotesWhateverAColumnIsCalled() {
    Schema odd =
        schema(column(1, "a\"b'c", Primitive.INT), column(2, "Cost Total $", Primitive.INT));
    ScanFile file = write("o'd[d]*", "SELECT 1 AS \"a\"\"b'c\", 2 AS \"Cost Total $\"", odd);

    assertThat(read(new ScanPlan(odd, List.of(file))))
        .containsExactly("{a\"b'c=1, Cost Total $=2}");
  }

  @Test
  void keepsTheEstimateOfRowsForTheOptimizer() {
    ScanFile file =
        write("big", "SELECT range::INT AS id, 'n' || range AS name FROM range(100000)", FIRST);
    Schema renamed = schema(column(1, "key", Primitive.LONG), column(2, "name", Primitive.STRING));
    String plan =
        session.row(
            "EXPLAIN " + ScanSql.select(new ScanPlan(renamed, List.of(file))),
            row -> row.string(2));

    assertThat(plan).contains("~100,000 rows");
  }

  @Test
  void saysThatAFileIsGone() {
    ScanFile gone = new ScanFile(folder.resolve("gone.parquet").toString(), 1, 1, FIRST);

    assertThatThrownBy(() -> read(new ScanPlan(FIRST, List.of(gone))))
        .asInstanceOf(InstanceOfAssertFactories.type(WeftException.class))
        .returns(ErrorCode.LAKE_MISSING_FILE, WeftException::code)
        .extracting(Throwable::getMessage, InstanceOfAssertFactories.STRING)
        .doesNotContain(folder.toString());
  }

  private List<String> read(ScanPlan plan) {
    ScanViews.create(session, Map.of("t", plan));
    return session.rows(
        "SELECT * FROM t",
        row -> {
          StringBuilder text = new StringBuilder();
          for (int i = 1; i <= row.names().size(); i++) {
            text.append(i == 1 ? "{" : ", ")
                .append(row.names().get(i - 1))
                .append('=')
                .append(row.string(i));
          }
          return text.append('}').toString();
        });
  }

  private List<String> types(ScanPlan plan) {
    return session.rows(
        "DESCRIBE " + ScanSql.select(plan), row -> row.string(1) + " " + row.string(2));
  }

  private ScanFile write(String name, String select, Schema writer) {
    Path path = folder.resolve(name + ".parquet");
    session.execute(
        "COPY ("
            + select
            + ") TO "
            + SqlText.text(path.toString())
            + " (FORMAT parquet, FIELD_IDS "
            + ids(writer)
            + ")");
    return new ScanFile(path.toString(), 1, 1, writer);
  }

  private static String ids(Schema schema) {
    return "{" + String.join(", ", schema.columns().stream().map(ScanSqlTest::id).toList()) + "}";
  }

  private static String id(Column column) {
    List<Column> inner =
        switch (column.type()) {
          case Type.Struct(List<Column> fields) -> fields;
          case Type.ListOf(Column element) -> List.of(element);
          case Type.MapOf(Column key, Column value) -> List.of(key, value);
          case Primitive primitive -> List.of();
          case Type.Decimal decimal -> List.of();
        };
    String ids =
        inner.isEmpty()
            ? String.valueOf(column.id())
            : "{__duckdb_field_id: "
                + column.id()
                + inner.stream().map(field -> ", " + id(field)).reduce("", String::concat)
                + "}";
    return SqlText.text(column.name()) + ": " + ids;
  }

  private static Schema schema(Column... columns) {
    return new Schema(List.of(columns));
  }

  private static Column column(int id, String name, Type type) {
    return new Column(id, name, name, type, false);
  }
}
