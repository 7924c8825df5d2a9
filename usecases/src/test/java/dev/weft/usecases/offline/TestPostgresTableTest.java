package dev.weft.usecases.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.tck.OnPostgres;
import dev.weft.catalog.tck.TestPostgres;
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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A contract's tables in a real PostgreSQL.
@OnPostgres
class TestPostgresTableTest {

  private static final String CONTRACT =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: shop
      version: 1.0.0
      status: active
      servers:
        - { server: shop, type: postgresql, host: HOST, port: 54321, database: DATABASE, schema: sales }
      schema:
        - name: orders
          physicalName: Orders
          properties:
            - { name: id, logicalType: integer, primaryKey: true, logicalTypeOptions: { format: i64 } }
            - { name: paid, logicalType: boolean, required: true }
            - { name: at, logicalType: timestamp, logicalTypeOptions: { timezone: true } }
            - { name: local, logicalType: timestamp }
            - { name: total, logicalType: number, logicalTypeOptions: { minimum: 0 } }
            - { name: note, logicalType: string, logicalTypeOptions: { minLength: 1 } }
            - { name: tags, logicalType: array, items: { logicalType: string }, logicalTypeOptions: { maxItems: 2 } }
            - { name: payload, logicalType: string, logicalTypeOptions: { format: binary } }
        - name: absent
          properties:
            - { name: id, logicalType: integer }
      """;

  @TempDir private Path folder;
  private String url = "";

  @BeforeEach
  void fill() {
    url = TestPostgres.server().empty();
    run("create schema sales");
    run(
        "create table sales.\"Orders\" (id bigint, paid boolean, at timestamptz, local timestamptz,"
            + " total numeric(9, 2), note text, tags text[], payload bytea)");
    run(
        "insert into sales.\"Orders\" values (1, true, now(), now(), 1.50, 'a,\"b\"\nc', '{x,y}',"
            + " '\\x00ff'), (2, false, null, null, null, null, null, null)");
  }

  private void run(String sql) {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private TestView test(Optional<String> user) {
    URI at = URI.create(url.substring("jdbc:".length()));
    String contract =
        CONTRACT
            .replace("HOST", at.getHost())
            .replace("54321", String.valueOf(at.getPort()))
            .replace("DATABASE", at.getPath().substring(1));
    try (var engine =
            DuckDb.open(new EngineSettings(256L << 20, 2, folder.resolve("spill"), 256L << 20));
        var frontEnd = new DuckDbFrontEnd(Profile.TEST)) {
      return new TestContract(
              new YamlReader(),
              new ContractReader(new StandardSchemas()),
              new DuckDbDataChecks(engine, new GovernedRules(frontEnd)),
              folder)
          .test(
              new Given("contract.yaml", contract.getBytes(StandardCharsets.UTF_8)),
              new TestedData.OfServer("shop", folder, user, Optional.of("secret")),
              new CheckSelection(List.of(), List.of(), false));
    }
  }

  private Map<String, String> outcomes(String table) {
    return test(Optional.of("postgres")).checks().stream()
        .filter(check -> check.table().equals(table))
        .collect(Collectors.toMap(TestView.CheckView::name, TestView.CheckView::outcome));
  }

  @Test
  void passesWhereEverythingHolds() {
    assertThat(outcomes("orders").values()).hasSize(24).containsOnly("passed");
  }

  @Test
  void failsWhereRowsBreakRules() {
    run(
        "insert into sales.\"Orders\" values (2, null, null, null, -1, '', '{a,b,c}', null),"
            + " (3, true, 'infinity', null, 'NaN', 'x', '{}', null)");

    assertThat(outcomes("orders"))
        .containsEntry("required(paid)", "failed")
        .containsEntry("range(total)", "failed")
        .containsEntry("length(note)", "failed")
        .containsEntry("items(tags)", "failed")
        .containsEntry("primary_key(id)", "failed")
        .containsEntry("type(at)", "failed")
        .containsEntry("type(local)", "passed");
  }

  @Test
  void errsWhereThereIsNoTable() {
    assertThat(outcomes("absent").values()).isNotEmpty().containsOnly("error");
  }

  @Test
  void errsForWhoMayNotReadAndSaysNoSecret() {
    TestView test = test(Optional.of("nobody"));

    assertThat(test.outcome()).isEqualTo("error");
    assertThat(test.checks()).extracting(TestView.CheckView::outcome).containsOnly("error");
    assertThat(test.toString()).contains("W-CAPTURE-001").doesNotContain("secret");
  }

  @Test
  void writesNothing() {
    run("create sequence sales.counter");
    run("create view sales.absent as select nextval('sales.counter') as id");

    assertThat(outcomes("absent")).containsEntry("readable(absent)", "error");
  }
}
