package dev.weft.benchmarks.mesh;

import dev.weft.model.document.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// A generated mesh: domains with products, of which every tenth captures a file and the others
/// build on one or two earlier products of their domain.
public final class LargeMesh {

  private static final int DOMAINS = 10;
  private static final int SOURCES_AMONG = 10;

  private LargeMesh() {}

  /// The documents; the same for the same numbers.
  public static List<SourceFile> files(int products) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    var files = new ArrayList<SourceFile>();
    files.add(SourceFile.of("mesh.yaml", MESH));
    files.add(SourceFile.of("connections/files.yaml", connection()));
    for (int domain = 0; domain < DOMAINS; domain++) {
      files.add(SourceFile.of("d" + domain + "/domain.yaml", domain(domain)));
      for (int product = 0; product < products / DOMAINS; product++) {
        add(files, "d" + domain, product, random);
      }
    }
    return files;
  }

  /// The same with another statement in one product.
  public static List<SourceFile> changed(List<SourceFile> files, int product) {
    String path = "d3/" + name(product) + "/sql/facts.sql";
    return files.stream()
        .map(
            file ->
                file.path().equals(path)
                    ? SourceFile.of(path, file.text().replace("min(label)", "max(label)"))
                    : file)
        .toList();
  }

  private static void add(
      List<SourceFile> files, String domain, int product, RandomGenerator random) {
    String name = name(product);
    String folder = domain + "/" + name + "/";
    boolean source = product % SOURCES_AMONG == 0;
    var inputs = source ? List.<String>of() : inputs(product, random);
    files.add(SourceFile.of(folder + "product.yaml", product(domain, name, inputs)));
    files.add(
        SourceFile.of(
            folder + "contracts/facts.yaml",
            contract(domain + "." + name + ".facts", "facts", "") + COLUMNS));
    files.add(SourceFile.of(folder + "build.yaml", source ? SOURCE_BUILD : BUILD));
    files.add(SourceFile.of(folder + "sql/facts.sql", sql(domain, inputs)));
    if (source) {
      String internal = "customProperties: [{ property: weft.internal, value: true }]\n";
      files.add(
          SourceFile.of(
              folder + "internal/raw_facts.yaml",
              contract(domain + "." + name + ".raw_facts", "raw_facts", internal) + RAW_COLUMNS));
    }
  }

  private static List<String> inputs(int product, RandomGenerator random) {
    int first = random.nextInt(product);
    int second = random.nextInt(product);
    return first == second ? List.of(name(first)) : List.of(name(first), name(second));
  }

  private static String sql(String domain, List<String> inputs) {
    return switch (inputs.size()) {
      case 0 -> "select id, amount, day, label from raw_facts\n";
      case 1 ->
          """
          select id, sum(amount) as amount, max(day) as day, min(label) as label
          from %s.%s.facts
          group by id
          """
              .formatted(domain, inputs.getFirst());
      default ->
          """
          with both_sides as (
            select a.id, a.amount, b.day, coalesce(a.label, b.label) as label
            from %s.%s.facts a join %s.%s.facts b on a.id = b.id
            where b.amount > 0
          )
          select id, sum(amount) as amount, max(day) as day, min(label) as label
          from both_sides
          group by id
          """
              .formatted(domain, inputs.get(0), domain, inputs.get(1));
    };
  }

  private static String name(int product) {
    return "p%03d".formatted(product);
  }

  private static String product(String domain, String name, List<String> inputs) {
    var text =
        new StringBuilder(
            """
            apiVersion: v1.0.0
            kind: DataProduct
            id: %s.%s
            name: %s
            domain: %s
            version: 1.0.0
            status: active
            description: { purpose: To be measured. }
            outputPorts: [{ name: facts, version: 1.0.0, contractId: %s.%s.facts, type: tables }]
            customProperties: [{ property: weft.kind, value: %s }]
            """
                .formatted(
                    domain,
                    name,
                    name,
                    domain,
                    domain,
                    name,
                    inputs.isEmpty() ? "sourceAligned" : "aggregate"));
    for (int i = 0; i < inputs.size(); i++) {
      text.append(i == 0 ? "inputPorts:\n" : "")
          .append("  - { name: ")
          .append(inputs.get(i))
          .append(", version: 1.0.0, contractId: ")
          .append(domain + "." + inputs.get(i) + ".facts }\n");
    }
    return text.toString();
  }

  private static String contract(String id, String table, String more) {
    return """
        apiVersion: v3.1.0
        kind: DataContract
        id: %s
        name: %s
        version: 1.0.0
        status: active
        %sschema:
          - name: %s
            logicalType: object
            properties:
        """
        .formatted(id, table, more, table);
  }

  private static String connection() {
    var domains = new ArrayList<String>();
    for (int domain = 0; domain < DOMAINS; domain++) {
      domains.add("d" + domain);
    }
    return """
        apiVersion: weft/v1
        kind: Connection
        name: files
        domains: %s
        type: files
        root: data
        """
        .formatted(domains);
  }

  private static final String MESH =
      """
      apiVersion: weft/v1
      kind: Mesh
      name: large
      labels:
        confidentiality: { order: [public, internal, confidential], default: internal }
        privacy: { order: [none, personal, sensitive], default: none }
      purposes:
        exploration: Find out what the data can tell.
      members: []
      retention: { releases: 2, days: 1 }
      """;

  private static String domain(int number) {
    return """
        apiVersion: weft/v1
        kind: Domain
        name: d%d
        title: Domain %d
        contact: { email: data@example.com }
        members:
          - { who: ann, roles: [product_owner, data_engineer], purposes: [exploration] }
        """
        .formatted(number, number);
  }

  private static final String BUILD =
      "apiVersion: weft/v1\nkind: Build\ntables: { facts: { sort: [id] } }\n";

  private static final String SOURCE_BUILD =
      """
      apiVersion: weft/v1
      kind: Build
      captures:
        raw_facts:
          connection: files
          files: facts.csv
          contract: internal/raw_facts.yaml
          drift: { new_column: ignore, missing_column: fail, bad_value: quarantine }
      tables: { facts: { sort: [id] } }
      """;

  private static final String COLUMNS =
      """
            - { id: id, name: id, logicalType: integer, logicalTypeOptions: { format: i64 }, primaryKey: true, primaryKeyPosition: 1, required: true, classification: public }
            - { id: amount, name: amount, logicalType: number, logicalTypeOptions: { minimum: 0 }, classification: internal }
            - { id: day, name: day, logicalType: date, classification: public }
            - { id: label, name: label, logicalType: string, classification: public }
          quality:
            - { name: some_rows, type: library, metric: rowCount, mustBeGreaterThan: 0, severity: error, dimension: completeness }
      """;

  private static final String RAW_COLUMNS =
      """
            - { id: id, name: id, logicalType: integer, logicalTypeOptions: { format: i64 }, classification: public }
            - { id: amount, name: amount, logicalType: number, classification: internal }
            - { id: day, name: day, logicalType: date, classification: public }
            - { id: label, name: label, logicalType: string, classification: public }
      """;
}
