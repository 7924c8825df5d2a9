package dev.weft.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// One product with two tables that are made of the same capture, small enough to be built often.
final class ShopMesh {

  private final Path root;

  ShopMesh(Path root) throws IOException {
    this.root = root;
    write("mesh.yaml", MESH);
    write("people.yaml", "apiVersion: weft/v1\nkind: Person\nname: ann\ntitle: Ann\n");
    write("connections/shop_files.yaml", CONNECTION);
    write("shop/domain.yaml", DOMAIN);
    write("shop/orders/product.yaml", PRODUCT);
    write("shop/orders/build.yaml", BUILD);
    write("shop/orders/internal/raw_orders.yaml", contract("raw_orders", true));
    write("shop/orders/contracts/orders.yaml", contract("orders", false));
    write("shop/orders/contracts/batches.yaml", contract("batches", false));
    write("shop/orders/sql/orders.sql", "select order_id, batch from raw_orders\n");
    write(
        "shop/orders/sql/batches.sql",
        "select max(order_id) as order_id, batch from raw_orders group by batch\n");
  }

  Path sources() {
    return root.resolve("sources");
  }

  /// A source whose rows all say which batch they are of.
  void source(int batch) throws IOException {
    var text = new StringBuilder("order_id,batch\n");
    for (int i = 1; i <= 500 + batch; i++) {
      text.append(i).append(',').append(batch).append('\n');
    }
    Path file = sources().resolve("data/orders.csv");
    Files.createDirectories(file.getParent());
    Path next = Files.writeString(file.resolveSibling("next"), text);
    Files.move(next, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  /// A source with these orders, all of one batch.
  void source(java.util.stream.IntStream orders) throws IOException {
    Path file = sources().resolve("data/orders.csv");
    try (var out = Files.newBufferedWriter(file)) {
      out.write("order_id,batch\n");
      for (var each = orders.iterator(); each.hasNext(); ) {
        out.write(each.nextInt() + ",0\n");
      }
    }
  }

  /// Applies all documents as those who may.
  void apply(Shell shell) {
    String folder = root.resolve("mesh").toString();
    for (String[] line :
        new String[][] {{"apply", folder, "--yes"}, {"--as", "ann", "apply", folder, "--yes"}}) {
      Shell.Outcome outcome = shell.weft(line);
      assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isZero();
    }
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve("mesh").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static final String MESH =
      """
      apiVersion: weft/v1
      kind: Mesh
      name: shop
      labels:
        confidentiality: { order: [public, internal], default: internal }
        privacy: { order: [none, personal], default: none }
      purposes: { exploration: Find out. }
      members: []
      """;

  private static final String CONNECTION =
      """
      apiVersion: weft/v1
      kind: Connection
      name: shop_files
      domains: [shop]
      type: files
      root: data
      """;

  private static final String DOMAIN =
      """
      apiVersion: weft/v1
      kind: Domain
      name: shop
      title: Shop
      contact: { email: shop@example.com }
      members: [{ who: ann, roles: [product_owner, data_engineer], purposes: [exploration] }]
      """;

  private static final String PRODUCT =
      """
      apiVersion: v1.0.0
      kind: DataProduct
      id: shop.orders
      name: orders
      domain: shop
      version: 1.0.0
      status: active
      description: { purpose: To be killed. }
      outputPorts:
        - { name: orders, version: 1.0.0, contractId: shop.orders.orders, type: tables }
        - { name: batches, version: 1.0.0, contractId: shop.orders.batches, type: tables }
      customProperties: [{ property: weft.kind, value: sourceAligned }]
      """;

  private static final String BUILD =
      """
      apiVersion: weft/v1
      kind: Build
      captures:
        raw_orders: { connection: shop_files, files: orders.csv, contract: internal/raw_orders.yaml }
      tables: { orders: {}, batches: {} }
      """;

  private static String contract(String table, boolean internal) {
    return """
        apiVersion: v3.1.0
        kind: DataContract
        id: shop.orders.%s
        version: 1.0.0
        status: active
        %s
        schema:
          - name: %s
            logicalType: object
            properties:
              - { id: order_id, name: order_id, logicalType: integer, required: true, classification: public }
              - { id: batch, name: batch, logicalType: integer, required: true, classification: public }
        """
        .formatted(
            table,
            internal ? "customProperties: [{ property: weft.internal, value: true }]" : "",
            table);
  }
}
