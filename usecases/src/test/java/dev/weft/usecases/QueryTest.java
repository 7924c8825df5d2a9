package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.access.Caller;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.query.CancelQuery;
import dev.weft.usecases.query.QueryFormat;
import dev.weft.usecases.query.QueryRequest;
import dev.weft.usecases.query.RunQuery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Questions over released data: what names mean, who gets an answer, and what it may cost. One
/// mesh for all: nothing here changes it but the order-free release 2.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller EVE = TestMesh.as("eve");
  private static final Caller FLO = TestMesh.as("flo");

  private TestMesh mesh;

  @BeforeAll
  void release(@TempDir Path root) {
    mesh = SmallMesh.applied(root);
    mesh.edit("sales/orders/build.yaml", "tables:\n", "tables:\n  days_seen: {}\n");
    mesh.with("sales/orders/sql/days_seen.sql", "select distinct day from orders\n");
    mesh.apply(ANN);
    mesh.run(ANN, "sales/orders");
    mesh.source("data/orders.csv", SmallMesh.orders(5));
    mesh.run(ANN, "sales/orders");
    mesh.preview(ANN, "sales/orders", java.util.Map.of());
    mesh.run(ANN, "sales/days");
  }

  @AfterAll
  void stop() {
    mesh.close();
  }

  @Test
  void readsEveryFormOfAddress() {
    assertThat(count("sales.orders.orders")).isEqualTo("5");
    assertThat(count("sales.\"orders@1\".orders")).isEqualTo("5");
    assertThat(count("sales.\"orders@1.0.0+1\".orders")).isEqualTo("3");
    assertThat(count("sales.\"orders@1.0.0+2\".orders")).isEqualTo("5");
    assertThat(count("sales.\"orders@1.0.0-preview.1\".orders")).isEqualTo("5");
  }

  @Test
  void joinsTwoReleasesOfOneProduct() {
    assertThat(
            mesh.query(
                EVE,
                """
                select count(*) as n from sales.orders.orders a
                anti join sales."orders@1.0.0+1".orders b using (order_id)
                """))
        .isEqualTo("n\n2\n");
  }

  @Test
  void missesReleasesThatWereNever() {
    for (String product :
        new String[] {"orders@1.0.0+9", "orders@1.0.1+1", "orders@1.0.0-preview.7"}) {
      var failure = failure(EVE, "select 1 from sales.\"" + product + "\".orders");
      assertThat(failure.code().code()).isEqualTo("W-RELEASE-001");
      assertThat(failure.sentence()).isEqualTo("There is no release sales/" + product);
      assertThat(failure.remedy()).contains("weft release list sales/orders");
    }
    assertThat(failure(EVE, "select 1 from sales.\"orders@2\".orders").sentence())
        .isEqualTo("There is no release sales/orders@2");
    assertThat(failure(EVE, "select 1 from sales.orders.nothing").code().code())
        .isEqualTo("W-SQL-003");
  }

  @Test
  void tellsStrangersNothingAboutWhatIsThere() {
    for (String table :
        new String[] {
          "sales.orders.nothing",
          "sales.nothing.orders",
          "sales.orders.raw_orders",
          "sales.orders._quarantine_orders",
          "sales.\"orders@1.0.0+1\".orders",
          "sales.\"orders@1.0.0+99\".orders",
          "sales.\"orders@1.0.0-preview.1\".orders",
          "sales.\"orders@2\".orders"
        }) {
      var failure = failure(FLO, "select 1 from " + table);
      assertThat(failure.code().code()).as(table).isEqualTo("W-ACCESS-002");
      assertThat(failure.remedy())
          .as(table)
          .isEqualTo(failure(FLO, "select 1 from sales.orders.orders").remedy());
    }
  }

  @Test
  void keepsInternalTablesFromAnalysts() {
    var internal = failure(EVE, "select 1 from sales.orders.days_seen");
    var missing = failure(EVE, "select 1 from sales.orders.days_missing");
    assertThat(internal.code()).isEqualTo(missing.code());
    assertThat(internal.sentence().replace("days_seen", "days_missing"))
        .isEqualTo(missing.sentence());
    assertThat(internal.remedy()).isEqualTo(missing.remedy());
    assertThat(mesh.query(ANN, "select count(*) as n from sales.orders.days_seen"))
        .isEqualTo("n\n3\n");
  }

  @Test
  void givesTheOperatorNoData() {
    var failure = failure(TestMesh.OPERATOR, "select 1 from sales.orders.orders");
    assertThat(failure.code().code()).isEqualTo("W-ACCESS-002");
    assertThat(failure.remedy()).contains("ann");
  }

  @Test
  void answersWithoutAnyTable() {
    assertThat(mesh.query(FLO, "select 1 as one")).isEqualTo("one\n1\n");
  }

  @Test
  void refusesWhatIsNoQuestion() {
    assertThat(failure(EVE, "drop table sales.orders.orders").code().code()).startsWith("W-SQL-00");
    assertThat(failure(EVE, "select 1; select 2").code().code()).startsWith("W-SQL-00");
    assertThat(failure(EVE, "select * from read_csv('/etc/passwd')").code().code())
        .isEqualTo("W-SQL-002");
    assertThat(failure(EVE, "select * from orders").code().code()).isEqualTo("W-SQL-003");
    assertThat(failure(EVE, "select amont from sales.orders.orders").code().code())
        .isEqualTo("W-SQL-004");
    assertThat(failure(EVE, "select " + "1,".repeat(40_000) + "1").code().code())
        .isEqualTo("W-SQL-006");
  }

  @Test
  void namesTheClassOfAnErrorAndNeverTheValue() {
    var failure = failure(EVE, "select customer::integer from sales.orders.orders");
    assertThat(failure.code().code()).isEqualTo("W-SQL-007");
    assertThat(failure.getMessage()).doesNotContain("c1");
  }

  @Test
  void cutsAtTheLimitAndSaysSo() {
    var out = new ByteArrayOutputStream();
    RunQuery.Answered answered =
        mesh.queries.run(
            EVE,
            new QueryRequest(
                "q-limit", "select order_id from sales.orders.orders", QueryFormat.NDJSON, 2),
            out);
    assertThat(answered.rows()).isEqualTo(2);
    assertThat(answered.truncated()).isTrue();
    assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    var all =
        mesh.queries.run(
            EVE,
            new QueryRequest(
                "q-all", "select order_id from sales.orders.orders", QueryFormat.NDJSON, 5),
            OutputStream.nullOutputStream());
    assertThat(all.truncated()).isFalse();
  }

  @Test
  void stopsWhenItsCallerSaysSoAndNobodyElse() throws Exception {
    var begun = new CountDownLatch(1);
    var asked =
        new QueryRequest(
            "q-cancel",
            "select a.range from range(100000000) a, range(100000) b",
            QueryFormat.CSV,
            0);
    var query =
        CompletableFuture.supplyAsync(
            () ->
                catchThrowableOfType(
                    WeftException.class, () -> mesh.queries.run(EVE, asked, new Telling(begun))));
    assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    var cancels = new CancelQuery(mesh.live);
    var refused = catchThrowableOfType(WeftException.class, () -> cancels.cancel(FLO, "q-cancel"));
    assertThat(refused.code().code()).isEqualTo("W-SERVER-009");
    cancels.cancel(EVE, "q-cancel");
    assertThat(query.get(60, TimeUnit.SECONDS).code().code()).isEqualTo("W-SQL-008");
  }

  private String count(String table) {
    return mesh.query(EVE, "select count(*) as n from " + table).lines().toList().get(1);
  }

  private WeftException failure(Caller caller, String sql) {
    return catchThrowableOfType(WeftException.class, () -> mesh.query(caller, sql));
  }

  /// Says when the first bytes of an answer arrive.
  private static final class Telling extends OutputStream {

    private final CountDownLatch begun;

    private Telling(CountDownLatch begun) {
      this.begun = begun;
    }

    @Override
    public void write(int b) throws IOException {
      begun.countDown();
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      begun.countDown();
    }
  }
}
