package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.tck.OnPostgres;
import dev.weft.catalog.tck.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `weft init product --from-database` writes is applied, built and read as it is.
@OnPostgres
class FirstDatabaseProductTest {

  private static final String DAYS =
      "select ordered_on, sum(total_eur)::double as total from sales.shop.orders"
          + " group by ordered_on order by ordered_on";

  @TempDir private Path root;
  private FirstMesh shop;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectories(root.resolve("sources/in"));
    shop = FirstMesh.start(root, Map.of("WEFT_SERVER_PASSWORD", "hush"));
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  private static void sql(String url, String... statements) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String init(String database, String tables) {
    return shop.weft(
        "init",
        "product",
        "sales/shop",
        shop.folder().resolve("sales/shop").toString(),
        "--from-database",
        database,
        "--table",
        tables,
        "--owner",
        "ada");
  }

  @Test
  void comesFromSqlite() {
    Path file = root.resolve("sources/in/shop.db");
    sql(
        "jdbc:sqlite:" + file,
        "create table orders (id integer primary key, \"Ordered on\" date not null, total_eur"
            + " decimal(9, 2), paid boolean, note text)",
        "insert into orders values (1, '2026-10-01', 49.5, 1, 'a'), (2, '2026-10-02', 12, 0, null),"
            + " (3, '2026-10-02', 0.5, 1, '')",
        "create table customers (code text primary key not null, since datetime)",
        "insert into customers values ('C-17', '2026-01-01 10:00:00')");

    String told = init("sqlite:" + file, "orders,customers");

    assertThat(told).contains("connections/sales_database.yaml", "contracts/customers.yaml");
    shop.applyAsThoseWhoMay();
    shop.weft("run", "sales/shop");
    assertThat(shop.weft("query", "-o", "csv", DAYS))
        .isEqualTo("ordered_on,total\n2026-10-01,49.5\n2026-10-02,12.5\n");
    assertThat(
            shop.weft(
                "query",
                "-o",
                "csv",
                "select cast(since as varchar) as since from sales.shop.customers"))
        .isEqualTo("since\n2026-01-01 10:00:00\n");
  }

  @Test
  void comesFromDuckdb() {
    Path file = root.resolve("sources/in/shop.duckdb");
    sql(
        "jdbc:duckdb:" + file,
        "create table orders (id bigint primary key, ordered_on date not null, total_eur decimal(9,"
            + " 2), tags varchar[], ratio float)",
        "comment on table orders is 'What was ordered.'",
        "insert into orders values (1, '2026-10-01', 49.5, ['a', 'b'], 0.5), (2, '2026-10-02', 12,"
            + " [], null)",
        "create schema web",
        "create table web.customers (code varchar primary key, since timestamp)",
        "insert into web.customers values ('C-17', '2026-01-01 10:00:00')");

    String told = init("duckdb:" + file, "orders,web.customers");

    assertThat(told).contains("connections/sales_database.yaml", "contracts/customers.yaml");
    assertThat(shop.folder().resolve("sales/shop/contracts/orders.yaml"))
        .content()
        .contains("What was ordered.", "weft.guess");
    shop.applyAsThoseWhoMay();
    shop.weft("run", "sales/shop");
    assertThat(shop.weft("query", "-o", "csv", DAYS))
        .isEqualTo("ordered_on,total\n2026-10-01,49.5\n2026-10-02,12.0\n");
    assertThat(
            shop.weft(
                "query",
                "-o",
                "csv",
                "select array_to_string(tags, '|') as tags, code from sales.shop.orders,"
                    + " sales.shop.customers where id = 1"))
        .isEqualTo("tags,code\na|b,C-17\n");
  }

  @Test
  void comesFromPostgresql() throws IOException {
    String url = TestPostgres.server().empty();
    sql(
        url,
        "create schema web",
        "create type state as enum ('new', 'paid')",
        "create table web.orders (id bigint primary key, ordered_on date not null, total_eur"
            + " numeric(9, 2), state state not null default 'new', at timestamptz, tags text[],"
            + " code varchar(3), raw jsonb, seen inet)",
        "comment on table web.orders is 'What was ordered.'",
        "comment on column web.orders.total_eur is 'With tax.'",
        "insert into web.orders values (1, '2026-10-01', 49.5, 'paid', now(), '{a,b}', 'x',"
            + " '{\"a\": 1}', '::1'), (2, '2026-10-02', 12, 'new', null, null, null, null, null)",
        "create table web.lines (\"order\" bigint, line int, amount float8 not null, primary key"
            + " (line, \"order\"))",
        "insert into web.lines values (1, 1, 1.5)");
    URI server = URI.create(url.substring("jdbc:".length()));
    String address =
        "postgresql://postgres@" + server.getHost() + ":" + server.getPort() + server.getPath();

    String told = init(address, "web.orders,web.lines");

    assertThat(told).contains("WEFT_SECRET_SALES_DATABASE_PASSWORD").doesNotContain("hush");
    Path contracts = shop.folder().resolve("sales/shop/contracts");
    assertThat(contracts.resolve("orders.yaml"))
        .content()
        .contains("What was ordered.", "With tax.", "weft.guess", "maxLength: 3");
    assertThat(contracts.resolve("lines.yaml"))
        .content()
        .contains("primaryKeyPosition: 2", "primaryKeyPosition: 1");
    assertThat(shop.folder().resolve("connections/sales_database.yaml"))
        .content()
        .contains("password: { secret: sales_database_password }", "tls: disable")
        .doesNotContain("hush");
    shop.applyAsThoseWhoMay();
    assertThat(shop.refused("run", "sales/shop"))
        .contains("no secret sales_database_password")
        .doesNotContain(":" + server.getPort());
    Path secret = root.resolve("data/secrets/sales_database_password");
    Files.createDirectories(root.resolve("data/secrets"));
    Files.writeString(secret, "hush\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(shop.refused("run", "sales/shop")).contains("others may read");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    shop.weft("run", "sales/shop");
    assertThat(shop.weft("query", "-o", "csv", DAYS))
        .isEqualTo("ordered_on,total\n2026-10-01,49.5\n2026-10-02,12.0\n");
    assertThat(
            shop.weft(
                "query",
                "-o",
                "csv",
                "select array_to_string(tags, '|') as tags, state, seen from sales.shop.orders"
                    + " where id = 1"))
        .isEqualTo("tags,state,seen\na|b,paid,::1/128\n");
  }
}
