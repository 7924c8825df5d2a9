package dev.weft.engine.duckdb.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.Cancellation;
import dev.weft.engine.CheckRunner;
import dev.weft.engine.DecidedTable;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.MaskSecrets;
import dev.weft.engine.QueryEngine;
import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.Statement;
import dev.weft.engine.TableWriter.Write;
import dev.weft.engine.duckdb.check.DuckDbCheckRunner;
import dev.weft.engine.duckdb.frontend.DuckDbFrontEnd;
import dev.weft.engine.duckdb.frontend.Profile;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.instance.EngineSettings;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.scan.ScanViews;
import dev.weft.engine.duckdb.scan.TypeSql;
import dev.weft.engine.duckdb.write.DuckDbTableWriter;
import dev.weft.engine.tck.BuildGovernanceContract;
import dev.weft.engine.tck.Tables;
import dev.weft.model.policy.Mask;
import dev.weft.model.policy.Obligations;
import dev.weft.model.policy.RowExpression;
import dev.weft.model.policy.RowValue;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DuckDbGovernanceTest extends BuildGovernanceContract {

  private Path folder = Path.of("");
  private DuckDb instance;
  private QueryEngine engine;
  private final DuckDbFrontEnd queries = new DuckDbFrontEnd(Profile.QUERY);
  private final DuckDbFrontEnd builds = new DuckDbFrontEnd(Profile.BUILD);

  @BeforeAll
  void open(@TempDir Path temp) {
    folder = temp;
    instance = DuckDb.open(settings());
    engine = new DuckDbQueryEngine(instance, folder.resolve("results"));
  }

  private EngineSettings settings() {
    return new EngineSettings(400L << 20, 2, folder.resolve("spill"), 1L << 30);
  }

  @AfterAll
  void close() {
    engine.close();
    instance.close();
    queries.close();
    builds.close();
  }

  @Test
  void writesWhatMayBeSeen() {
    Schema schema = Tables.schema(Tables.column(1, "name", Type.Primitive.STRING));
    ScanPlan raw = files("raw_names", schema, "select 'Ada' as name union all select 'Bo'");
    Obligations obligations =
        new Obligations(
            new TreeSet<>(List.of("name")),
            new TreeMap<>(Map.of("name", Mask.PSEUDONYM)),
            List.of(new RowExpression.StartsWith(new RowValue.OfColumn("name"), "A")),
            Optional.empty());
    Statement statement = builds.parse("select name from people");
    DecidedTable people = new DecidedTable(List.of("people"), "people", raw, obligations);
    GovernedStatement governed =
        builds
            .govern(statement, List.of(people))
            .with(new MaskSecrets("key".getBytes(StandardCharsets.UTF_8), new byte[0]));
    ScanPlan made = write("pseudonyms", schema, governed);
    try (Session session = instance.session(new Cancellation())) {
      ScanViews.create(session, Map.of("made", made));
      assertThat(session.rows("SELECT name FROM made", row -> row.string(1)))
          .containsExactly("c066342b76c7754f806a2b2f779b085c");
    }
  }

  @Override
  protected SqlFrontEnd queries() {
    return queries;
  }

  @Override
  protected SqlFrontEnd builds() {
    return builds;
  }

  @Override
  protected QueryEngine engine() {
    return engine;
  }

  @Override
  protected ScanPlan files(String name, Schema schema, String rows) {
    return write(name, schema, Tables.statement(rows, schema.names().toArray(String[]::new)));
  }

  @Override
  protected ScanPlan load(String name, Schema schema, Path csv) {
    String columns =
        schema.columns().stream()
            .map(
                column ->
                    SqlText.text(column.name()) + ": " + SqlText.text(TypeSql.of(column.type())))
            .collect(Collectors.joining(", ", "{", "}"));
    return files(
        name,
        schema,
        "select * from read_csv("
            + SqlText.text(csv.toString())
            + ", header = false, delim = ',', quote = '\"', escape = '\"', nullstr = '', "
            + "allow_quoted_nulls = false, auto_detect = false, columns = "
            + columns
            + ")");
  }

  @Override
  protected QueryEngine holding(Map<String, ScanPlan> stored, List<String> statements) {
    return new HeldTables(settings(), stored, statements);
  }

  @Override
  protected CheckRunner checks(Function<String, GovernedStatement> rules) {
    return new DuckDbCheckRunner(instance, (query, tables) -> rules.apply(query));
  }

  private ScanPlan write(String name, Schema schema, GovernedStatement select) {
    Write write =
        new Write(
            select,
            schema,
            List.of(),
            List.of(),
            folder.resolve(name),
            List.of(),
            folder.resolve("rejects"));
    return Tables.plan(
        schema, new DuckDbTableWriter(instance).write(write, new Cancellation()).files());
  }
}
