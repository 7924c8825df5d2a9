package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.access.Caller;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.run.RunView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A product that captures tables of an SQLite file.
class SqliteCaptureTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final String BUILD = "sales/orders/build.yaml";
  private static final String CONNECTION = "connections/crm.yaml";

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void apply() throws IOException {
    mesh = SmallMesh.written(root);
    mesh.with(
        CONNECTION,
        """
        apiVersion: weft/v1
        kind: Connection
        name: crm
        domains: [sales]
        type: sqlite
        root: data
        file: crm.db
        """);
    mesh.edit(
        BUILD,
        "connection: sales_files\n    files: orders.csv",
        "connection: crm\n    table: orders");
    Files.createDirectories(mesh.sources.resolve("data"));
    sql(
        "create table orders (order_id integer primary key, day text, amount real, customer text,"
            + " note text)",
        "insert into orders values (1, '2026-01-02', 10.5, 'c1', 'x'), (2, '2026-01-03', 20, '', null),"
            + " (3, '2026-01-03', 7, null, 'a\"b\nc')");
    mesh.apply(TestMesh.OPERATOR);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  private void sql(String... statements) {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + mesh.sources.resolve("data/crm.db"));
        var statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> copies() {
    return List.of(Optional.ofNullable(root.resolve("tmp").toFile().list()).orElseThrow()).stream()
        .filter(name -> name.endsWith(".copy"))
        .toList();
  }

  private RunView run() {
    mesh.apply(ANN);
    return mesh.run(ANN, "sales/orders");
  }

  private String failure(String code) {
    RunView run = run();
    assertThat(TestMesh.error(run).code()).as(run.toString()).isEqualTo(code);
    assertThat(TestMesh.error(run).remedy()).isNotEmpty();
    assertThat(mesh.storage.inspect(TestMesh.OPERATOR).unreachable()).isZero();
    assertThat(copies()).isEmpty();
    return TestMesh.error(run).message();
  }

  @Test
  void buildsATableOfATable() {
    assertThat(run().error()).isNull();
    assertThat(
            mesh.query(
                ANN,
                "select order_id, day, amount, customer is null as gone from sales.orders.orders"
                    + " order by 1"))
        .isEqualTo(
            """
            order_id,day,amount,gone
            1,2026-01-02,10.5,false
            2,2026-01-03,20.0,false
            3,2026-01-03,7.0,true
            """);
    assertThat(copies()).isEmpty();
  }

  @Test
  void saysWhereItsRowsComeFrom() {
    assertThat(run().error()).isNull();
    assertThat(
            mesh.query(
                ANN,
                "select _file, min(_row) as a, max(_row) as z from sales.orders.raw_orders group by 1"))
        .isEqualTo("_file,a,z\norders,1,3\n");
  }

  @Test
  void readsWhatIsThereEachTime() {
    assertThat(run().error()).isNull();
    sql(
        "delete from orders where order_id = 1",
        "insert into orders values (9, '2026-02-01', 1, 'c', '')");
    assertThat(mesh.run(ANN, "sales/orders").error()).isNull();
    assertThat(mesh.query(ANN, "select order_id from sales.orders.orders order by 1"))
        .isEqualTo("order_id\n2\n3\n9\n");
  }

  @Test
  void readsAnEmptyTable() {
    sql("delete from orders");
    assertThat(failure("W-RUN-001")).contains("orders");
  }

  @Test
  void readsAView() {
    sql(
        "create view some as select order_id, day, amount, customer from orders where order_id < 3");
    mesh.edit(BUILD, "table: orders", "table: some");
    assertThat(run().error()).isNull();
    assertThat(mesh.query(ANN, "select count(*) as n from sales.orders.raw_orders"))
        .isEqualTo("n\n2\n");
  }

  @Test
  void setsAsideValuesThatAreNotOfTheirType() {
    sql("insert into orders values (4, 'someday', 1, 'c4', '')");
    assertThat(run().error()).isNull();
    assertThat(mesh.query(ANN, "select _file, rule from sales.orders._quarantine_raw_orders"))
        .isEqualTo("_file,rule\norders,type(day)\n");
  }

  @Test
  void refusesATableWithoutADeclaredColumn() {
    sql("alter table orders rename column customer to client");
    assertThat(failure("W-CAPTURE-005")).contains("column 'customer' is missing");
  }

  @Test
  void refusesANewColumnWhereThatIsDrift() {
    mesh.edit(BUILD, "new_column: ignore", "new_column: fail");
    assertThat(failure("W-CAPTURE-005")).contains("column 'note' is new");
  }

  @Test
  void addsANewColumnWhereThatIsWanted() {
    mesh.edit(BUILD, "new_column: ignore", "new_column: evolve");
    assertThat(run().error()).isNull();
    assertThat(mesh.query(ANN, "select count(note) as n from sales.orders.raw_orders"))
        .isEqualTo("n\n2\n");
  }

  @Test
  void keepsBytesTruthsAndNestedValues() {
    sql(
        "alter table orders add column raw blob",
        "alter table orders add column paid boolean",
        "alter table orders add column tags text",
        "update orders set raw = x'00ff', paid = 1, tags = '[\"a\", \"b\"]'");
    mesh.edit(
        "sales/orders/internal/raw_orders.yaml",
        "      - { id: customer,",
        """
              - { id: raw, name: raw, logicalType: string, logicalTypeOptions: { format: binary }, classification: public }
              - { id: paid, name: paid, logicalType: boolean, classification: public }
              - { id: tags, name: tags, logicalType: array, items: { logicalType: string }, classification: public }
              - { id: customer,
        """
            .stripTrailing());
    assertThat(run().error()).isNull();
    assertThat(
            mesh.query(
                ANN,
                "select distinct hex(raw) as raw, paid, array_to_string(tags, '|') as tags"
                    + " from sales.orders.raw_orders"))
        .isEqualTo("raw,paid,tags\n00FF,true,a|b\n");
  }

  @Test
  void missesATable() {
    mesh.edit(BUILD, "table: orders", "table: nothing");
    assertThat(failure("W-CAPTURE-003"))
        .contains("no table nothing in connection crm")
        .doesNotContain("crm.db");
  }

  @Test
  void missesAFile() {
    mesh.edit(CONNECTION, "crm.db", "other.db");
    mesh.apply(TestMesh.OPERATOR);
    assertThat(failure("W-CAPTURE-003")).contains("raw_orders", "crm");
  }

  @Test
  void refusesAFileThatIsNoDatabase() {
    mesh.source("data/crm.db", "this is no database, however long it may be ".repeat(100));
    assertThat(failure("W-CAPTURE-004")).contains("no SQLite database").doesNotContain("crm.db");
  }

  @Test
  void refusesALinkThatLeadsOut() throws IOException {
    Files.move(mesh.sources.resolve("data/crm.db"), mesh.sources.resolve("crm.db"));
    Files.createSymbolicLink(mesh.sources.resolve("data/crm.db"), mesh.sources.resolve("crm.db"));
    assertThat(failure("W-CAPTURE-002")).contains("leads out");
  }

  @Test
  void refusesAConnectionThatIsNotGiven() {
    mesh.edit(CONNECTION, "[sales]", "[finance]");
    var refused = catchThrowableOfType(WeftException.class, () -> mesh.plan(ANN));
    assertThat(refused.findings().toString()).contains("not given to the domain");
  }

  @Test
  void triesNoOtherFileInAPreview() {
    mesh.apply(ANN);
    assertThatThrownBy(() -> mesh.preview(ANN, "sales/orders", Map.of("raw_orders", "other.csv")))
        .hasMessageContaining("does not read files");
  }
}
