package dev.weft.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.tck.OnPostgres;
import dev.weft.catalog.tck.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Contracts and data with the packaged command alone: everything that reads a Parquet file or
/// dials a PostgreSQL is in the package.
@OnPostgres
class ContractDataTest {

  @TempDir private Path root;
  private Shell shell;
  private Path folder;

  @BeforeEach
  void prepare() throws IOException {
    folder = Files.createDirectories(root.resolve("work"));
    shell = new Shell(folder, root.resolve("data"));
  }

  private static void run(String url, String... statements) {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Shell.Outcome plain(Shell.Outcome outcome) {
    assertThat(outcome.out() + outcome.err()).doesNotContain("SLF4J", "Exception", "\tat ");
    return outcome;
  }

  @Test
  void importsAParquetFileAndTestsItAgainstWhatCameOut() {
    run(
        "jdbc:duckdb:",
        "copy (select i::bigint as id, 1.5::decimal(8, 2) as price, [i] as many"
            + " from range(1, 100) t(i)) to '"
            + folder.resolve("orders.parquet")
            + "' (format parquet)");

    Shell.Outcome read =
        plain(shell.weft("contract", "import", "orders.parquet", "--out", "orders.yaml"));
    Shell.Outcome linted = plain(shell.weft("contract", "lint", "orders.yaml"));
    Shell.Outcome tested =
        plain(shell.weft("contract", "test", "orders.yaml", "--data", "orders.parquet"));

    assertThat(read.exit()).as(read.err()).isZero();
    assertThat(folder.resolve("orders.yaml"))
        .content()
        .contains("name: price", "decimal(8,2)", "primaryKey: true", "weft.guess");
    assertThat(linted.exit()).as(linted.out()).isZero();
    assertThat(tested.exit()).as(tested.out() + tested.err()).isZero();
  }

  @Test
  void refusesADamagedParquetFile() throws IOException {
    Files.writeString(folder.resolve("orders.parquet"), "PAR1 and nothing more PAR1");

    Shell.Outcome read = plain(shell.weft("contract", "import", "orders.parquet"));

    assertThat(read.exit()).isNotZero();
    assertThat(read.err()).contains("W-CAPTURE-");
  }

  @Test
  void testsTablesInPostgres() throws IOException {
    String url = TestPostgres.server().empty();
    run(
        url,
        "create schema sales",
        "create table sales.orders (id bigint, paid boolean)",
        "insert into sales.orders values (1, true), (2, false)");
    URI at = URI.create(url.substring("jdbc:".length()));
    Files.writeString(
        folder.resolve("orders.yaml"),
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: shop.orders
        version: 1.0.0
        status: active
        servers:
          - { server: shop, type: postgresql, host: "%s", port: %d, database: "%s", schema: sales }
        schema:
          - name: orders
            properties:
              - { name: id, logicalType: integer, logicalTypeOptions: { format: i64 }, primaryKey: true }
              - { name: paid, logicalType: boolean, required: true }
        """
            .formatted(at.getHost(), at.getPort(), at.getPath().substring(1)));
    String line =
        "WEFT_SERVER_USER=postgres WEFT_SERVER_PASSWORD=any"
            + " weft contract test orders.yaml --server shop";

    Shell.Outcome passed = plain(shell.run(line));
    run(url, "insert into sales.orders values (2, null)");
    Shell.Outcome failed = plain(shell.run(line + " -o json"));

    assertThat(passed.exit()).as(passed.out() + passed.err()).isZero();
    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.out()).contains("\"outcome\" : \"failed\"", "required(paid)");
  }
}
