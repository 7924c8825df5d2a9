package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.access.Caller;
import dev.weft.usecases.query.QueryFormat;
import dev.weft.usecases.query.QueryRequest;
import dev.weft.usecases.run.RunView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a product can capture, and what it makes of sources that cannot be read.
class CaptureTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final String BUILD = "sales/orders/build.yaml";

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void apply() {
    mesh = SmallMesh.applied(root);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void readsJsonLines() {
    mesh.source(
        "data/orders.jsonl",
        """
        {"order_id": 1, "day": "2026-01-02", "amount": 10.5, "customer": "c1"}
        {"order_id": 2, "day": "2026-01-03", "amount": 20, "customer": null}
        """);
    assertThat(capturing("orders.jsonl").error()).isNull();
    assertThat(
            mesh.query(
                ANN, "select order_id, day, amount, customer from sales.orders.orders order by 1"))
        .isEqualTo("order_id,day,amount,customer\n1,2026-01-02,10.5,c1\n2,2026-01-03,20.0,\n");
  }

  @Test
  void readsParquetThatItHasWrittenItself() throws IOException {
    mesh.run(ANN, "sales/orders");
    try (OutputStream out = Files.newOutputStream(mesh.sources.resolve("data/orders.parquet"))) {
      mesh.queries.run(
          ANN,
          new QueryRequest("q", "select * from sales.orders.orders", QueryFormat.PARQUET, 0),
          out);
    }
    assertThat(capturing("orders.parquet").error()).isNull();
    assertThat(mesh.query(ANN, "select count(*) as n, max(_row) as r from sales.orders.raw_orders"))
        .isEqualTo("n,r\n3,3\n");
  }

  @Test
  void readsAllFilesOfAGlob() {
    mesh.source("data/more/a.csv", "order_id,day,amount,customer\n1,2026-01-02,10.5,c1\n");
    mesh.source("data/more/b.csv", "order_id,day,amount,customer\n2,2026-01-02,10.5,c1\n");
    assertThat(capturing("more/*.csv").error()).isNull();
    assertThat(
            mesh.query(ANN, "select order_id, _file, _row from sales.orders.raw_orders order by 1"))
        .isEqualTo("order_id,_file,_row\n1,more/a.csv,1\n2,more/b.csv,1\n");
  }

  @Test
  void makesUpTheSameRowsEveryTime() {
    mesh.edit(
        BUILD,
        "connection: sales_files\n    files: orders.csv",
        """
        generate:
              rows: 20
              seed: 7
              columns:
                order_id: "#{row}"
                day: "2026-01-01"
                amount: "#{number.numberBetween '1','99'}"
                customer: "#{name.firstName}"\
        """);
    mesh.apply(ANN);
    assertThat(mesh.run(ANN, "sales/orders").error()).isNull();
    assertThat(mesh.run(ANN, "sales/orders").error()).isNull();
    String all =
        "select order_id, amount, customer from sales.\"orders@1.0.0+%d\".orders order by 1";
    assertThat(mesh.query(ANN, all.formatted(1)))
        .hasLineCount(21)
        .isEqualTo(mesh.query(ANN, all.formatted(2)));
  }

  @Test
  void missesASource() {
    RunView run = capturing("nothing.csv");
    assertThat(TestMesh.error(run).code()).isEqualTo("W-CAPTURE-003");
    assertThat(TestMesh.error(run).message()).contains("raw_orders", "nothing.csv", "sales_files");
    assertThat(TestMesh.error(run).remedy()).isNotEmpty();
  }

  @Test
  void refusesALinkThatLeadsOut() throws IOException {
    mesh.source("secret.csv", "order_id,day,amount,customer\n1,2026-01-02,10.5,c1\n");
    Files.createSymbolicLink(
        mesh.sources.resolve("data/link.csv"), mesh.sources.resolve("secret.csv"));
    assertThat(TestMesh.error(capturing("link.csv")).code()).startsWith("W-CAPTURE-00");
    assertThat(mesh.storage.inspect(TestMesh.OPERATOR).unreachable()).isZero();
  }

  @Test
  void refusesParquetThatIsNone() {
    mesh.source("data/orders.parquet", "PAR1 this is no Parquet PAR1");
    RunView run = capturing("orders.parquet");
    assertThat(TestMesh.error(run).code()).isEqualTo("W-CAPTURE-004");
    assertThat(TestMesh.error(run).message())
        .contains("orders.parquet")
        .doesNotContain(root.toString());
    assertThat(TestMesh.error(run).remedy()).isNotEmpty();
  }

  @Test
  void setsLinesAsideThatAreNoRecords() {
    mesh.source(
        "data/orders.csv",
        "order_id,day,amount,customer\n1,2026-01-02,10.5,c1\n2,2026-01-02,10.5,c2,much,more\n");
    RunView run = mesh.run(ANN, "sales/orders");
    assertThat(run.error()).isNull();
    assertThat(
            mesh.query(
                ANN, "select _row, class <> '' as why from sales.orders._quarantine_raw_orders"))
        .isEqualTo("_row,why\n2,true\n");
  }

  @Test
  void blocksWhenTooManyLinesAreBad() {
    mesh.source(
        "data/orders.csv", "order_id,day,amount,customer\n1,2026-01-02,10.5,c1\nx,y,z,\nx,y,z,\n");
    RunView run = mesh.run(ANN, "sales/orders");
    assertThat(TestMesh.error(run).code()).isEqualTo("W-RUN-002");
    assertThat(TestMesh.error(run).message()).contains("raw_orders", "2 of 3", "50 %");
    assertThat(mesh.storage.inspect(TestMesh.OPERATOR).unreachable()).isZero();
  }

  @Test
  void refusesAConnectionThatWasTakenAway() {
    mesh.edit("connections/files.yaml", "domains: [sales]", "domains: [finance]");
    mesh.applies.apply(
        TestMesh.OPERATOR,
        java.util.List.of(
            mesh.files().stream()
                .filter(f -> f.path().equals("mesh.yaml"))
                .findFirst()
                .orElseThrow(),
            mesh.files().stream()
                .filter(f -> f.path().equals("connections/files.yaml"))
                .findFirst()
                .orElseThrow()),
        fingerprint());
    assertThat(TestMesh.error(mesh.run(ANN, "sales/orders")).code()).isEqualTo("W-CAPTURE-001");
  }

  private String fingerprint() {
    return mesh.plans
        .plan(
            TestMesh.OPERATOR,
            java.util.List.of(
                mesh.files().stream()
                    .filter(f -> f.path().equals("mesh.yaml"))
                    .findFirst()
                    .orElseThrow(),
                mesh.files().stream()
                    .filter(f -> f.path().equals("connections/files.yaml"))
                    .findFirst()
                    .orElseThrow()))
        .fingerprint();
  }

  private RunView capturing(String files) {
    mesh.edit(BUILD, "files: orders.csv", "files: " + files);
    mesh.apply(ANN);
    return mesh.run(ANN, "sales/orders");
  }
}
