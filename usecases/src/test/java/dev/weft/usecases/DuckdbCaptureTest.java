package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.capture.copy.CopyLimits;
import dev.weft.model.access.Caller;
import dev.weft.usecases.run.RunView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A product that captures tables of a DuckDB file.
class DuckdbCaptureTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final String BUILD = "sales/orders/build.yaml";
  private static final String CONNECTION = "connections/crm.yaml";

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void apply() throws IOException {
    open(new CopyLimits(1_000, 1 << 20, Duration.ofMinutes(1)));
  }

  private void open(CopyLimits limits) throws IOException {
    var place = TestMesh.Place.in(root);
    mesh =
        SmallMesh.written(
            new TestMesh(
                root, new TestMesh.Place(place.database(), place.lake(), place.owner(), limits)));
    mesh.with(
        CONNECTION,
        """
        apiVersion: weft/v1
        kind: Connection
        name: crm
        domains: [sales]
        type: duckdb
        root: data
        file: crm.duckdb
        """);
    mesh.edit(
        BUILD,
        "connection: sales_files\n    files: orders.csv",
        "connection: crm\n    table: orders");
    Files.createDirectories(mesh.sources.resolve("data"));
    sql(
        "create or replace table orders (order_id bigint primary key, day date, amount decimal(9,"
            + " 2), customer varchar, note varchar)",
        "insert into orders values (1, '2026-01-02', 10.5, 'c1', 'x'), (2, '2026-01-03', 20, '',"
            + " null), (3, '2026-01-03', 7, null, 'a')");
    mesh.apply(TestMesh.OPERATOR);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  private Path file() {
    return mesh.sources.resolve("data/crm.duckdb");
  }

  private void sql(String... statements) {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file());
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
        .filter(name -> name.endsWith(".copy") || name.endsWith(".parquet"))
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
    assertThat(run.toString()).doesNotContain("crm.duckdb", root.toString());
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
    assertThat(
            mesh.query(
                ANN,
                "select _file, min(_row) as a, max(_row) as z from sales.orders.raw_orders group by"
                    + " 1"))
        .isEqualTo("_file,a,z\norders,1,3\n");
    assertThat(copies()).isEmpty();
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
  void setsAsideValuesThatAreNotOfTheirType() {
    sql(
        "create or replace table orders as select order_id, case order_id when 3 then 'someday'"
            + " else day::varchar end as day, amount, customer, note from orders");
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
  void addsANewColumnWhereThatIsWanted() {
    mesh.edit(BUILD, "new_column: ignore", "new_column: evolve");
    assertThat(run().error()).isNull();
    assertThat(mesh.query(ANN, "select count(note) as n from sales.orders.raw_orders"))
        .isEqualTo("n\n2\n");
  }

  @Test
  void missesATable() {
    mesh.edit(BUILD, "table: orders", "table: nothing");
    assertThat(failure("W-CAPTURE-003")).contains("no table nothing in connection crm");
  }

  @Test
  void refusesAViewWhichIsAProgram() {
    sql("create view seen as select * from orders");
    mesh.edit(BUILD, "table: orders", "table: seen");
    assertThat(failure("W-CAPTURE-004")).contains("connection crm: seen is a view");
  }

  @Test
  void refusesAFileThatIsNoDatabase() {
    mesh.source("data/crm.duckdb", "this is no database, however long it may be ".repeat(1_000));
    assertThat(failure("W-CAPTURE-004")).contains("connection crm: it is no whole DuckDB database");
  }

  @Test
  void refusesALinkThatLeadsOut() throws IOException {
    Files.move(file(), mesh.sources.resolve("crm.duckdb"));
    Files.createSymbolicLink(file(), mesh.sources.resolve("crm.duckdb"));
    assertThat(TestMesh.error(run()).code()).isEqualTo("W-CAPTURE-002");
  }

  @Test
  void stopsAtItsLimits() {
    sql("insert into orders select i, '2026-01-01', 1, '', '' from range(4, 1002) t(i)");
    assertThat(failure("W-CAPTURE-008")).contains("orders of connection crm", "1000 rows");
  }
}
