package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.tck.OnPostgres;
import dev.weft.catalog.tck.TestPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server that is killed while a database writes it a table: rows are in the copy already, and
/// more would come.
@OnPostgres
@Timeout(900)
class KilledCaptureTest {

  private static final String COUNT = "select count(*) as n from sales.shop.orders";

  @TempDir private Path root;
  private String url = "";
  private ServerProcess server;
  private FirstMesh shop;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    url = TestPostgres.server().empty();
    sql(
        "create table stored (id bigint, note text)",
        "insert into stored select i, repeat('x', 100) from generate_series(1, 1000) i",
        "create view orders as select id, note from stored");
    Files.createDirectories(root.resolve("sources"));
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    server = ServerProcess.start(root, free);
    shop = FirstMesh.at(root, Map.of(), server.url(), server::stop);
    URI database = URI.create(url.substring("jdbc:".length()));
    shop.weft(
        "init",
        "product",
        "sales/shop",
        shop.folder().resolve("sales/shop").toString(),
        "--from-database",
        "postgresql://postgres@"
            + database.getHost()
            + ":"
            + database.getPort()
            + database.getPath(),
        "--table",
        "orders",
        "--owner",
        "ada");
    shop.applyAsThoseWhoMay();
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  private void sql(String... statements) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// How many sessions of this database have sent their rows and wait before they send more.
  private int waiting() {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where datname = current_database()"
                    + " and application_name = 'weft' and wait_event = 'PgSleep'")) {
      found.next();
      return found.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Path> copies() throws IOException {
    try (Stream<Path> all = Files.walk(root.resolve("data/tmp"))) {
      return all.filter(file -> file.toString().endsWith(".copy")).toList();
    }
  }

  private boolean hasRows() throws IOException {
    List<Path> copies = copies();
    return copies.size() == 1 && Files.size(copies.getFirst()) > 0;
  }

  /// The run that is under way when the database has sent some of its rows.
  private void runHalf() throws IOException {
    sql(
        "create or replace view orders as select id, note from stored union all"
            + " select 0, '' from pg_sleep(3600)");
    shop.weft("run", "sales/shop", "--no-wait");
    while (waiting() == 0 || !hasRows()) {
      assertThat(shop.weft("run", "list", "sales/shop")).contains("running");
    }
  }

  private void whole() {
    sql("create or replace view orders as select id, note from stored");
  }

  @Test
  void leavesNothingOfACopyThatItsServerDidNotSurvive() throws Exception {
    shop.weft("run", "sales/shop");
    sql("insert into stored values (1001, 'more')");
    runHalf();

    server.kill();
    assertThat(copies()).as("what a kill leaves").hasSize(1);
    server.restart();

    assertThat(copies()).isEmpty();
    assertThat(shop.weft("run", "list", "sales/shop")).contains("lost").doesNotContain("running");
    assertThat(shop.weft("query", "-o", "csv", COUNT)).isEqualTo("n\n1000\n");
    // the database gives up on whom it sent them to
    while (waiting() > 0) {
      Thread.onSpinWait();
    }
    whole();
    shop.weft("run", "sales/shop");
    assertThat(shop.weft("query", "-o", "csv", COUNT)).isEqualTo("n\n1001\n");
  }

  @Test
  void showsNothingOfAProductWhoseFirstCopyWasKilled() throws Exception {
    runHalf();
    server.kill();
    server.restart();

    assertThat(copies()).isEmpty();
    assertThat(shop.refused("query", COUNT)).contains("W-");
    whole();
    shop.weft("run", "sales/shop");
    assertThat(shop.weft("query", "-o", "csv", COUNT)).isEqualTo("n\n1000\n");
  }
}
