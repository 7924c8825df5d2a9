package dev.weft.usecases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/// A mesh of two domains: `sales/orders` captures a CSV, `sales/days` aggregates it,
/// `finance/report` reads it from another domain.
public final class SmallMesh {

  private SmallMesh() {}

  /// A catalog in which it is applied: applying takes longer than most tests, so it is done once
  /// per test process.
  private static final class Applied {
    static final Path CATALOG = made();

    private static Path made() {
      try {
        Path root = Files.createTempDirectory("weft-small-mesh-");
        applied(new TestMesh(root)).close();
        Path kept = Files.createTempFile("weft-small-mesh-", ".db");
        kept.toFile().deleteOnExit();
        Files.move(root.resolve("catalog.db"), kept, StandardCopyOption.REPLACE_EXISTING);
        try (Stream<Path> all = Files.walk(root)) {
          for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
        return kept;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// The documents, applied by those who may; nothing has run.
  public static TestMesh applied(Path root) {
    try {
      Files.createDirectories(root);
      Files.copy(Applied.CATALOG, root.resolve("catalog.db"));
      return written(new TestMesh(root));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same on a mesh that is open and empty.
  public static TestMesh applied(TestMesh empty) {
    var mesh = written(empty);
    mesh.apply(TestMesh.OPERATOR);
    mesh.apply(TestMesh.as("ann"));
    mesh.apply(TestMesh.as("fred"));
    return mesh;
  }

  /// The documents and the source, nothing applied.
  public static TestMesh written(Path root) {
    return written(new TestMesh(root));
  }

  /// The same on a mesh that is open and empty.
  public static TestMesh written(TestMesh empty) {
    return empty
        .source("data/orders.csv", orders(3))
        .with(
            "mesh.yaml",
            """
            apiVersion: weft/v1
            kind: Mesh
            name: small
            labels:
              confidentiality: { order: [public, internal, confidential], default: internal }
              privacy: { order: [none, personal, sensitive], default: none }
            purposes: { exploration: Find out. }
            members: [{ who: gil, roles: [governance_lead] }]
            """)
        .with(
            "connections/files.yaml",
            """
            apiVersion: weft/v1
            kind: Connection
            name: sales_files
            domains: [sales]
            type: files
            root: data
            """)
        .with("sales/domain.yaml", domain("sales", "ann", "eve"))
        .with("finance/domain.yaml", domain("finance", "fred", "flo"))
        .with(
            "sales/orders/product.yaml", product("sales", "orders", "sourceAligned", "orders", ""))
        .with("sales/orders/contracts/orders.yaml", ORDERS)
        .with("sales/orders/internal/raw_orders.yaml", RAW_ORDERS)
        .with(
            "sales/orders/build.yaml",
            """
            apiVersion: weft/v1
            kind: Build
            captures:
              raw_orders:
                connection: sales_files
                files: orders.csv
                contract: internal/raw_orders.yaml
                drift: { new_column: ignore, missing_column: fail, bad_value: quarantine }
                maxQuarantine: 50%
            tables:
              orders: { sort: [order_id], maxQuarantine: 50% }
            run: { on: demand }
            """)
        .with(
            "sales/orders/sql/orders.sql",
            "select order_id, day, amount, customer from raw_orders\n")
        .with(
            "sales/days/product.yaml",
            product(
                "sales",
                "days",
                "aggregate",
                "days",
                "inputPorts: [{ name: orders, version: 1.0.0, contractId: sales.orders.orders }]\n"))
        .with("sales/days/contracts/days.yaml", DAYS)
        .with("sales/days/build.yaml", "apiVersion: weft/v1\nkind: Build\ntables: { days: {} }\n")
        .with(
            "sales/days/sql/days.sql",
            """
            select day, count(*) as orders, sum(amount)::double as amount
            from sales.orders.orders group by day
            """)
        .with(
            "finance/report/product.yaml",
            product(
                "finance",
                "report",
                "consumerAligned",
                "report",
                "inputPorts: [{ name: orders, version: 1.0.0, contractId: sales.orders.orders }]\n"))
        .with("finance/report/contracts/report.yaml", REPORT)
        .with(
            "finance/report/build.yaml",
            "apiVersion: weft/v1\nkind: Build\ntables: { report: {} }\n")
        .with(
            "finance/report/sql/report.sql", "select count(*) as orders from sales.orders.orders\n")
        .with(
            "sales/agreements/report.yaml",
            """
            apiVersion: weft/v1
            kind: Agreement
            id: report_reads_orders
            product: sales/orders@1
            consumer: product:finance/report
            purposes: [exploration]
            reason: The board wants a number.
            """);
  }

  /// A source of so many good orders, then one with a bad amount and one with a bad day.
  public static String orders(int good) {
    var text = new StringBuilder("order_id,day,amount,customer,comment\n");
    for (int i = 1; i <= good; i++) {
      text.append(i).append(",2026-01-0").append(1 + i % 3).append(',').append(i * 10);
      text.append(".5,c").append(i).append(",x\n");
    }
    text.append(good + 1).append(",2026-01-01,-5,c9,negative\n");
    text.append(good + 2).append(",someday,7,c9,no date\n");
    return text.toString();
  }

  private static String domain(String name, String owner, String analyst) {
    return """
        apiVersion: weft/v1
        kind: Domain
        name: %s
        title: %s
        contact: { email: %s@example.com }
        members:
          - { who: %s, roles: [product_owner, data_engineer], purposes: [exploration] }
          - { who: %s, roles: [analyst], purposes: [exploration] }
        """
        .formatted(name, name, name, owner, analyst);
  }

  private static String product(
      String domain, String name, String kind, String port, String inputs) {
    return """
        apiVersion: v1.0.0
        kind: DataProduct
        id: %s.%s
        name: %s
        domain: %s
        version: 1.0.0
        status: active
        description: { purpose: For tests. }
        outputPorts: [{ name: %s, version: 1.0.0, contractId: %s.%s.%s, type: tables }]
        customProperties: [{ property: weft.kind, value: %s }]
        """
            .formatted(domain, name, name, domain, port, domain, name, port, kind)
        + inputs;
  }

  public static final String ORDERS =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: sales.orders.orders
      name: orders
      version: 1.0.0
      status: active
      schema:
        - name: orders
          logicalType: object
          properties:
            - { id: order_id, name: order_id, logicalType: integer, logicalTypeOptions: { format: i64 }, primaryKey: true, primaryKeyPosition: 1, required: true, classification: public }
            - { id: day, name: day, logicalType: date, required: true, classification: public }
            - id: amount
              name: amount
              logicalType: number
              logicalTypeOptions: { minimum: 0 }
              required: true
              classification: internal
              customProperties: [{ property: weft.quarantine, value: true }]
            - { id: customer, name: customer, logicalType: string, classification: public }
          quality:
            - { name: some_rows, type: library, metric: rowCount, mustBeGreaterThan: 0, severity: error, dimension: completeness }
            - { name: few_customers, type: sql, query: "select count(distinct customer) from orders", mustBeLessThan: 2, severity: warning, dimension: accuracy }
      """;

  private static final String RAW_ORDERS =
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
            - { id: order_id, name: order_id, logicalType: integer, logicalTypeOptions: { format: i64 }, classification: public }
            - { id: day, name: day, logicalType: date, classification: public }
            - { id: amount, name: amount, logicalType: number, classification: internal }
            - { id: customer, name: customer, logicalType: string, classification: public }
      """;

  private static final String DAYS =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: sales.days.days
      name: days
      version: 1.0.0
      status: active
      schema:
        - name: days
          logicalType: object
          properties:
            - { id: day, name: day, logicalType: date, primaryKey: true, primaryKeyPosition: 1, required: true, classification: public }
            - { id: orders, name: orders, logicalType: integer, logicalTypeOptions: { format: i64 }, required: true, classification: public }
            - { id: amount, name: amount, logicalType: number, required: true, classification: internal }
      """;

  private static final String REPORT =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: finance.report.report
      name: report
      version: 1.0.0
      status: active
      schema:
        - name: report
          logicalType: object
          properties:
            - { id: orders, name: orders, logicalType: integer, logicalTypeOptions: { format: i64 }, required: true, classification: public }
      """;
}
