package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.access.Caller;
import dev.weft.usecases.run.RunView;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Captures from a PostgreSQL that speaks TLS and lets `reader` in only that way. What a session
/// captures is whether it is encrypted.
@Tag("postgresql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresTlsTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final String CONNECTION = "connections/crm.yaml";

  private Path home = Path.of("");
  private Optional<EmbeddedPostgres> running = Optional.empty();
  private String authority = "";
  private String stranger = "";
  private TestMesh mesh;

  @BeforeAll
  void serve(@TempDir Path folder) throws IOException, SQLException {
    home = folder;
    var ours = new TestAuthority(Files.createDirectory(folder.resolve("ours")));
    Path certificate = ours.sign("server", "-validity", "30");
    ours.sign("old", "-startdate", "-3d", "-validity", "1");
    authority = ours.pem();
    stranger = new TestAuthority(Files.createDirectory(folder.resolve("theirs"))).pem();
    running =
        Optional.of(
            EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("postgres").toFile())
                .setServerConfig("fsync", "off")
                .start());
    sql("alter system set ssl = on");
    present(certificate);
    sql(
        "create role reader login password 'hush'",
        "create schema shop",
        "create view shop.orders as select 1::bigint as order_id, date '2026-01-02' as day,"
            + " 1.0::float8 as amount, (select ssl::text from pg_stat_ssl where pid ="
            + " pg_backend_pid()) as customer",
        "grant usage on schema shop to reader",
        "grant select on shop.orders to reader");
    letIn("hostssl all reader all scram-sha-256\nhost all reader all reject\n");
  }

  private static Path key(Path certificate) {
    return certificate.resolveSibling(certificate.getFileName().toString().replace(".crt", ".key"));
  }

  private void letIn(String rules) throws IOException, SQLException {
    Path file = Path.of(shown("hba_file"));
    Files.writeString(file, rules + Files.readString(file));
    sql("select pg_reload_conf()");
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = running.orElseThrow().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    }
  }

  private String shown(String setting) throws SQLException {
    try (Connection connection = running.orElseThrow().getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("show " + setting)) {
      found.next();
      return found.getString(1);
    }
  }

  /// A new session only begins with what the server has read.
  private void present(Path certificate) throws SQLException {
    sql(
        "alter system set ssl_cert_file = '" + certificate + "'",
        "alter system set ssl_key_file = '" + key(certificate) + "'",
        "select pg_reload_conf()");
    while (!shown("ssl_cert_file").equals(certificate.toString())) {
      Thread.onSpinWait();
    }
  }

  @AfterAll
  void end() throws IOException {
    if (running.isPresent()) {
      running.get().close();
    }
  }

  @BeforeEach
  void open(@TempDir Path root) {
    mesh = SmallMesh.written(root);
    mesh.edit(
        "sales/orders/build.yaml",
        "connection: sales_files\n    files: orders.csv",
        "connection: crm\n    table: shop.orders");
    mesh.secrets.put("crm_password", "hush");
  }

  @AfterEach
  void close() {
    mesh.close();
  }

  private RunView run(String host, String more) {
    String connection =
        """
        apiVersion: weft/v1
        kind: Connection
        name: crm
        domains: [sales]
        type: postgresql
        host: %s
        port: %d
        database: postgres
        user: reader
        password: { secret: crm_password }
        """
            .formatted(host, running.orElseThrow().getPort());
    mesh.with(CONNECTION, connection + more).apply(TestMesh.OPERATOR);
    mesh.apply(ANN);
    return mesh.run(ANN, "sales/orders");
  }

  private static String ca(String pem) {
    return "ca: |\n" + pem.indent(2);
  }

  private String encrypted() {
    return mesh.query(ANN, "select customer from sales.orders.raw_orders");
  }

  /// Why the run failed, in words that tell nothing of where the server is and how it is entered.
  private String refused(RunView run) {
    RunView.Failure error = TestMesh.error(run);
    assertThat(error.code()).isEqualTo("W-CAPTURE-001");
    assertThat(run.toString())
        .doesNotContain("hush", "reader", "localhost", "127.0.0.1", "CN=", "BEGIN CERTIFICATE")
        .doesNotContain(":" + running.orElseThrow().getPort());
    return error.message() + " / " + error.remedy();
  }

  @Test
  void believesTheAuthorityThatTheConnectionNames() {
    assertThat(run("localhost", ca(authority)).error()).isNull();
    assertThat(encrypted()).isEqualTo("customer\ntrue\n");
  }

  @Test
  void believesOneOfSeveral() {
    assertThat(run("localhost", ca(stranger + authority)).error()).isNull();
    assertThat(encrypted()).isEqualTo("customer\ntrue\n");
  }

  @Test
  void refusesAServerOfAnotherName() {
    assertThat(refused(run("127.0.0.1", ca(authority))))
        .contains("connection crm: its certificate is not for the host that was dialled")
        .contains("Write `host` as the certificate has it");
  }

  @Test
  void refusesAnAuthorityThatNobodyNamed() {
    String why = "connection crm: its certificate comes from no authority that is trusted";
    assertThat(refused(run("localhost", ca(stranger)))).contains(why, "`ca` of the connection");
    assertThat(refused(run("localhost", ""))).contains(why, "`ca` of the connection");
  }

  @Test
  void refusesACertificateThatHasExpired() throws SQLException {
    Path now = Path.of(shown("ssl_cert_file"));
    present(home.resolve("ours/old.crt"));
    try {
      assertThat(refused(run("localhost", ca(authority))))
          .contains("connection crm: its certificate is not valid today");
    } finally {
      present(now);
    }
  }

  @Test
  void encryptsWithoutAskingWhoItIs() {
    assertThat(run("127.0.0.1", "tls: require\n").error()).isNull();
    assertThat(encrypted()).isEqualTo("customer\ntrue\n");
  }

  @Test
  void isNotLetInWithoutTls() {
    assertThat(refused(run("localhost", "tls: disable\n")))
        .contains("it does not let this user in, or not this way (`tls`)");
  }

  @Test
  void tellsAWrongPasswordFromAWrongCertificate() {
    mesh.secrets.put("crm_password", "other");
    assertThat(refused(run("localhost", ca(authority)))).contains("it refuses user or password");
  }
}
