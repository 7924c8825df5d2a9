package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.capture.copy.CopyLimits;
import dev.weft.catalog.tck.OnPostgres;
import dev.weft.catalog.tck.TestPostgres;
import dev.weft.model.access.Caller;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.run.RunRequest;
import dev.weft.usecases.run.RunView;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A product that captures tables of a real PostgreSQL.
@OnPostgres
class PostgresCaptureTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final String BUILD = "sales/orders/build.yaml";
  private static final String CONNECTION = "connections/crm.yaml";
  private static final String RAW = "sales/orders/internal/raw_orders.yaml";

  @TempDir private Path root;
  private String url = "";
  private Path home = Path.of("");
  private TestMesh mesh;

  @BeforeEach
  void apply() {
    url = TestPostgres.server().empty();
    sql(
        "create schema shop",
        "create table shop.orders (order_id bigint primary key, day date, amount numeric(9, 2),"
            + " customer text, note text)",
        "insert into shop.orders values (1, '2026-01-02', 10.5, 'c1', 'x'), (2, '2026-01-03', 20, '', null),"
            + " (3, '2026-01-03', 7, null, E'a\"b\\nc')");
    mesh = open(root, CopyLimits.GENEROUS);
  }

  private TestMesh open(Path folder, CopyLimits limits) {
    home = folder;
    var place = TestMesh.Place.in(folder);
    TestMesh opened =
        SmallMesh.written(
            new TestMesh(
                folder, new TestMesh.Place(place.database(), place.lake(), place.owner(), limits)));
    opened.edit(
        BUILD,
        "connection: sales_files\n    files: orders.csv",
        "connection: crm\n    table: shop.orders");
    opened.with(CONNECTION, connection("postgres", "")).apply(TestMesh.OPERATOR);
    return opened;
  }

  private void reopen(CopyLimits limits) {
    mesh.close();
    mesh = open(root.resolve("again"), limits);
  }

  private List<String> copies() {
    return List.of(Optional.ofNullable(home.resolve("tmp").toFile().list()).orElseThrow()).stream()
        .filter(name -> name.endsWith(".copy"))
        .toList();
  }

  private String connection(String user, String more) {
    URI server = URI.create(url.substring("jdbc:".length()));
    return """
        apiVersion: weft/v1
        kind: Connection
        name: crm
        domains: [sales]
        type: postgresql
        host: %s
        port: %d
        database: %s
        user: %s
        tls: disable
        %s
        """
        .formatted(server.getHost(), server.getPort(), server.getPath().substring(1), user, more);
  }

  private void connect(String user, String more) {
    mesh.with(CONNECTION, connection(user, more)).apply(TestMesh.OPERATOR);
  }

  @AfterEach
  void stop() {
    mesh.close();
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

  private RunView run() {
    mesh.apply(ANN);
    return mesh.run(ANN, "sales/orders");
  }

  /// What went wrong, which left nothing behind and tells nothing of the server.
  private String failure(String code) {
    RunView run = run();
    assertThat(TestMesh.error(run).code()).as(run.toString()).isEqualTo(code);
    assertThat(TestMesh.error(run).remedy()).isNotEmpty();
    assertThat(mesh.storage.inspect(TestMesh.OPERATOR).unreachable()).isZero();
    assertThat(copies()).isEmpty();
    URI server = URI.create(url.substring("jdbc:".length()));
    assertThat(run.toString())
        .doesNotContain(server.getHost() + ":", ":" + server.getPort(), server.getPath(), "hush");
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
                "select _file, min(_row) as a, max(_row) as z from sales.orders.raw_orders group by 1"))
        .isEqualTo("_file,a,z\nshop.orders,1,3\n");
    assertThat(copies()).isEmpty();
  }

  @Test
  void copiesManyRowsWhole() {
    sql(
        "insert into shop.orders select i, '2026-01-01', i, 'c' || i, repeat('x', 100)"
            + " from generate_series(4, 60000) i");
    assertThat(run().error()).isNull();
    assertThat(mesh.query(ANN, "select count(*) as n, max(order_id) as m from sales.orders.orders"))
        .isEqualTo("n,m\n60000,60000\n");
  }

  @Test
  void keepsValuesOfEveryType() {
    sql(
        "create type mood as enum ('sad', 'ok')",
        "create table shop.odd (order_id bigint, day date, amount float8, customer text, at timestamptz,"
            + " local timestamp, paid boolean, raw bytea, tags text[], mood mood, \"we;ird,na\"\"me\" text,"
            + " who uuid, price numeric(12, 3))",
        "insert into shop.odd values (1, '2026-01-02', 1e-7, '', '2026-01-02 12:00:00+02',"
            + " '2026-01-02 12:00:00.25', true, '\\x00ff', '{a,\"b c\"}', 'ok', 'w', "
            + "'5d2e8a36-4d0e-4c1e-9d6b-0f8c2a1b3c4d', 12.345)");
    mesh.edit(BUILD, "shop.orders", "shop.odd");
    mesh.edit(
        RAW,
        "      - { id: customer,",
        """
              - { id: at, name: at, logicalType: timestamp, logicalTypeOptions: { timezone: true }, classification: public }
              - { id: local, name: local, logicalType: timestamp, classification: public }
              - { id: paid, name: paid, logicalType: boolean, classification: public }
              - { id: raw, name: raw, logicalType: string, logicalTypeOptions: { format: binary }, classification: public }
              - { id: tags, name: tags, logicalType: array, items: { logicalType: string }, classification: public }
              - { id: mood, name: mood, logicalType: string, classification: public }
              - { id: weird, name: weird, physicalName: 'we;ird,na"me', logicalType: string, classification: public }
              - { id: who, name: who, logicalType: string, logicalTypeOptions: { format: uuid }, classification: public }
              - { id: price, name: price, logicalType: number, physicalType: "decimal(12,3)", classification: public }
              - { id: customer,
        """
            .stripTrailing());
    assertThat(run().error()).isNull();
    assertThat(
            mesh.query(
                ANN,
                "select amount = 1e-7 as tiny, customer = '' as empty, epoch(\"at\")::bigint as moment,"
                    + " cast(local as varchar) as local, paid, hex(raw) as raw,"
                    + " array_to_string(tags, '|') as tags, mood, weird, cast(price as varchar) as price"
                    + " from sales.orders.raw_orders"))
        .isEqualTo(
            """
            tiny,empty,moment,local,paid,raw,tags,mood,weird,price
            true,true,1767348000,2026-01-02 12:00:00.25,true,00FF,a|b c,ok,w,12.345
            """);
  }

  /// One column of which a row has nothing is an empty line in CSV.
  @Test
  void keepsRowsWithoutAnyValue() {
    sql(
        "create table shop.one (customer text)",
        "insert into shop.one values ('a'), (null), (''), (null)");
    mesh.edit(BUILD, "shop.orders", "shop.one");
    mesh.with(
        RAW,
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: sales.orders.raw_orders
        version: 1.0.0
        status: active
        customProperties: [{ property: weft.internal, value: true }]
        schema:
          - name: raw_orders
            logicalType: object
            properties:
              - { id: customer, name: customer, logicalType: string, classification: public }
        """);
    mesh.with(
        "sales/orders/sql/orders.sql",
        "select _row as order_id, date '2026-01-01' as day, 1.0::double as amount, customer from raw_orders\n");
    assertThat(run().error()).isNull();
    assertThat(
            mesh.query(
                ANN, "select count(*) as n, count(customer) as c from sales.orders.raw_orders"))
        .isEqualTo("n,c\n4,2\n");
  }

  @Test
  void setsAsideValuesThatAreNotOfTheirType() {
    sql("insert into shop.orders values (4, 'infinity', 1, 'c4', '')");
    assertThat(run().error()).isNull();
    assertThat(mesh.query(ANN, "select _file, rule from sales.orders._quarantine_raw_orders"))
        .isEqualTo("_file,rule\nshop.orders,type(day)\n");
  }

  @Test
  void refusesATableWithoutADeclaredColumn() {
    sql("alter table shop.orders rename column customer to client");
    assertThat(failure("W-CAPTURE-005")).contains("column 'customer' is missing");
  }

  @Test
  void missesATable() {
    mesh.edit(BUILD, "shop.orders", "shop.nothing");
    assertThat(failure("W-CAPTURE-003")).contains("no table shop.nothing in connection crm");
  }

  @Test
  void refusesATableThatItsUserMayNotRead() {
    String user = role("");
    connect(user, "");
    sql("grant usage on schema shop to " + user);
    assertThat(failure("W-CAPTURE-004")).contains("shop.orders of connection crm", "42501");
  }

  @Test
  void writesNothing() {
    sql(
        "create sequence shop.counter",
        "create view shop.counting as select nextval('shop.counter') as order_id, day, amount,"
            + " customer from shop.orders");
    mesh.edit(BUILD, "shop.orders", "shop.counting");
    assertThat(failure("W-CAPTURE-004")).contains("25006");
  }

  @Test
  void signsInWithASecret() throws IOException {
    String user = role(" password 'hush'");
    askPasswordOf(user);
    sql("grant usage on schema shop to " + user, "grant select on shop.orders to " + user);
    connect(user, "password: { secret: crm_password }");

    assertThat(failure("W-CAPTURE-001")).contains("no secret crm_password");
    mesh.secrets.put("crm_password", "wrong");
    assertThat(failure("W-CAPTURE-001")).contains("refuses user or password").doesNotContain(user);
    mesh.secrets.put("crm_password", "hush");
    assertThat(run().error()).isNull();
    assertThat(mesh.run(ANN, "sales/orders").toString()).doesNotContain("hush");
  }

  private static String role(String with) {
    String name = "reader_" + Long.toString(System.nanoTime(), 36);
    TestPostgres.server().execute("create role " + name + " login" + with);
    return name;
  }

  private void askPasswordOf(String user) throws IOException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      Path rules;
      try (var found = statement.executeQuery("show hba_file")) {
        found.next();
        rules = Path.of(found.getString(1));
      }
      String line = "host all " + user + " all scram-sha-256\n";
      Files.writeString(rules, line + Files.readString(rules));
      statement.execute("select pg_reload_conf()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void saysWhenNothingAnswers() throws IOException {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    String here = connection("postgres", "");
    mesh.with(CONNECTION, here.replaceFirst("port: \\d+", "port: " + free));
    mesh.apply(TestMesh.OPERATOR);
    assertThat(failure("W-CAPTURE-001"))
        .contains("Cannot connect to connection crm: nothing answers")
        .doesNotContain("" + free);
  }

  @Test
  void saysWhenNoDatabaseIsThere() {
    mesh.with(
        CONNECTION, connection("postgres", "").replaceFirst("database: \\S+", "database: gone"));
    mesh.apply(TestMesh.OPERATOR);
    assertThat(failure("W-CAPTURE-001")).contains("no such database").doesNotContain("gone");
  }

  /// The server of the tests speaks no TLS.
  @Test
  void doesNotFallBackToWhatAnybodyCanRead() {
    mesh.with(CONNECTION, connection("postgres", "").replace("tls: disable", "tls: require"));
    mesh.apply(TestMesh.OPERATOR);
    assertThat(failure("W-CAPTURE-001")).contains("it speaks no TLS");
    mesh.with(CONNECTION, connection("postgres", "").replace("tls: disable\n", ""));
    mesh.apply(TestMesh.OPERATOR);
    assertThat(failure("W-CAPTURE-001")).contains("it speaks no TLS");
  }

  @Test
  void doesNotGuessWhatADatabaseNameMeans() {
    mesh.with(
        CONNECTION,
        connection("postgres", "")
            .replaceFirst("database: \\S+", "database: \"x?sslmode=disable&user=postgres\""));
    mesh.apply(TestMesh.OPERATOR);
    assertThat(failure("W-CAPTURE-001")).contains("no such database");
  }

  @Test
  void stopsAtItsLimits() {
    reopen(new CopyLimits(2, 1 << 20, Duration.ofMinutes(1)));
    assertThat(failure("W-CAPTURE-008")).contains("shop.orders of connection crm", "2 rows");
  }

  @Test
  void endsWhatTakesTooLong() {
    reopen(new CopyLimits(100, 1 << 20, Duration.ofMillis(1_500)));
    endless();
    assertThat(failure("W-CAPTURE-008")).contains("1500 ms");
  }

  private void endless() {
    sql(
        "create view shop.endless as select order_id, day, amount, customer from shop.orders,"
            + " pg_sleep(3600)");
    mesh.edit(BUILD, "shop.orders", "shop.endless");
  }

  @Test
  void isCancelledWhileTheServerWorks() throws InterruptedException {
    endless();
    mesh.apply(ANN);
    RunView started =
        mesh.runs.start(
            ANN,
            new RunRequest.OfRevision(
                ProductId.of("sales/orders"), Optional.empty(), Optional.empty()));
    while (asleep() == 0) {
      assertThat(mesh.shown.show(ANN, started.id()).error()).isNull();
    }
    mesh.cancels.cancel(ANN, started.id());
    RunView ended = mesh.shown.follow(ANN, started.id(), _ -> {});
    assertThat(TestMesh.error(ended).code()).isEqualTo("W-RUN-005");
    while (asleep() > 0) {
      Thread.onSpinWait();
    }
    assertThat(copies()).isEmpty();
  }

  private int asleep() {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        var found =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where datname = current_database()"
                    + " and wait_event = 'PgSleep'")) {
      found.next();
      return found.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
