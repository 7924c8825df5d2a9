package dev.weft.server;

import java.util.Map;
import java.util.TreeMap;

/// A mesh of two domains in which everything that must not get about has a name of its own: see
/// `Canary`. Built on the one of the journey.
final class LeakDocuments {

  static final String ORDERS =
      """
      order_id,amount,market,note,email,passport
      1,10.5,zqmarket,zqrow,zqmail@example.com,zqpassport
      2,770011.25,zqmarket,plain,two@example.com,two
      3,20.5,east,plain,three@example.com,three
      4,-660022.75,zqmarket,plain,zqbadmail@example.com,four
      zqbadnumber,1,east,plain,five@example.com,five
      """;
  static final String HIDDEN = "order_id,zqcolumn\n1,zqsecret\nzqrejected,bad\n-3,zqquarantined\n";

  private LeakDocuments() {}

  /// The mesh while somebody is in teams who is taken from them later.
  static Map<String, String> before() {
    var documents = new TreeMap<>(all());
    documents.computeIfPresent("people.yaml", (_, text) -> text.replace("] # ben", ", ben]"));
    return documents;
  }

  static Map<String, String> all() {
    var documents = new TreeMap<String, String>();
    documents.put("mesh.yaml", MESH);
    documents.put("people.yaml", people("ann", "eve", "stu", "sid", "flo", "pia") + TEAMS);
    documents.put("connections/files.yaml", JourneyTest.DOCUMENTS.get("connections/files.yaml"));
    documents.put("policies/personal.yaml", policy("personal", "{ mask: redact }", CONTACT));
    documents.put("policies/sensitive.yaml", policy("sensitive", "{ hide: true }", ""));
    documents.put("policies/reasons.yaml", REASONS);
    documents.put("sales/domain.yaml", SALES);
    documents.put(
        "sales/glossary/order.yaml",
        "apiVersion: weft/v1\nkind: Term\nname: order\ndefinition: Something bought.\n");
    documents.put("sales/orders/product.yaml", product("sales", "orders", "orders", "", "source"));
    documents.put("sales/orders/build.yaml", build("orders.csv", ", partition: [market]"));
    documents.put(
        "sales/orders/sql/orders.sql", "select * exclude (_file, _row) from raw_orders\n");
    documents.put(
        "sales/orders/internal/raw_orders.yaml", contract("orders", "raw_orders", INTERNAL, RAW));
    documents.put("sales/orders/contracts/orders.yaml", contract("orders", "orders", "", COLUMNS));
    hidden(documents);
    documents.put("sales/agreements/shadow.yaml", columns("zq_reads", SHADOW, "[order_id]"));
    documents.put(
        "sales/agreements/hidden.yaml", agreement("zq_hidden_reads", "zqhidden", "person:eve"));
    documents.put("sales/agreements/notes.yaml", columns("pia_notes", PIA, "[order_id, note]"));
    documents.put(
        "sales/agreements/amounts.yaml", columns("pia_amounts", PIA, "[order_id, amount]"));
    documents.put(
        "sales/agreements/guests.yaml",
        columns("zq_guests_read", "team:guests", "[order_id, note]")
            .replace("zqterms", "zqguestterms")
            .replace("zqreason", "zqguestreason"));
    documents.putAll(finance("sales.orders.orders"));
    return documents;
  }

  /// Somebody else's word on who is in the teams.
  static Map<String, String> otherTeams() {
    var documents = new TreeMap<String, String>();
    documents.put("mesh.yaml", MESH);
    documents.put(
        "people.yaml",
        people("ann", "sid")
            + TEAMS
                .replaceAll("(members|groups): .*", "$1: []")
                .replace("name: zqmember", "name: nora"));
    return documents;
  }

  /// What finance has of the mesh, with a product of another name that reads that contract.
  static Map<String, String> reading(String contract) {
    var documents = new TreeMap<String, String>();
    all()
        .forEach(
            (file, text) -> {
              if (!file.startsWith("sales/") && !file.startsWith("finance/zq")) {
                documents.put(file, text);
              }
            });
    finance(contract)
        .forEach(
            (file, text) ->
                documents.put(
                    file.replace("zqshadow", "counting"), text.replace("zqshadow", "counting")));
    return documents;
  }

  /// What finance has of the mesh, with a product that says it came out of sales.
  static Map<String, String> moving() {
    var documents = new TreeMap<String, String>();
    reading("sales.orders.orders")
        .forEach(
            (file, text) ->
                documents.put(
                    file.replace("counting", "$product"), text.replace("counting", "$product")));
    documents.computeIfPresent(
        "finance/$product/product.yaml",
        (_, text) ->
            text.replace(
                "customProperties: [",
                "customProperties: [{ property: weft.movedFrom, value: sales/$product }, "));
    return documents;
  }

  /// The mesh as all may know it, with a change of what a hidden product reads.
  static Map<String, String> changed() {
    var documents = new TreeMap<>(all());
    documents
        .keySet()
        .removeIf(
            file ->
                file.startsWith("finance/")
                    || file.startsWith("sales/zqhidden/")
                    || file.startsWith("sales/agreements/"));
    documents.merge("sales/orders/sql/orders.sql", "where true\n", String::concat);
    return documents;
  }

  /// Other policies than those of the mesh.
  static Map<String, String> policies() {
    var documents = new TreeMap<String, String>();
    documents.put("mesh.yaml", MESH);
    documents.put("policies/personal.yaml", policy("personal", "{ hide: true }", CONTACT));
    documents.put("policies/sensitive.yaml", policy("sensitive", "{ mask: redact }", ""));
    return documents;
  }

  private static Map<String, String> finance(String contract) {
    var documents = new TreeMap<String, String>();
    documents.put("finance/domain.yaml", FINANCE);
    documents.put(
        "finance/zqshadow/product.yaml",
        product("finance", "zqshadow", "counts", ", { property: weft.hidden, value: true }", "")
            + "inputPorts: [{ name: input, version: 1.0.0, contractId: "
            + contract
            + " }]\n");
    documents.put(
        "finance/zqshadow/build.yaml",
        "apiVersion: weft/v1\nkind: Build\ntables: { counts: {} }\n");
    documents.put(
        "finance/zqshadow/sql/counts.sql", "select count(*) as n from " + contract + "\n");
    documents.put(
        "finance/zqshadow/contracts/counts.yaml",
        contract("zqshadow", "counts", "", COUNTS).replace("sales.", "finance."));
    return documents;
  }

  /// A folder of orders whose statement fails over a value, and only then.
  static Map<String, String> failing() {
    var documents = new TreeMap<String, String>();
    all()
        .forEach(
            (file, text) -> {
              if (file.startsWith("sales/orders/")) {
                documents.put(file.substring("sales/orders/".length()), text);
              }
            });
    documents.put(
        "sql/orders.sql",
        "select * exclude (_file, _row) replace (cast(cast(note as integer) as varchar) as note)"
            + " from raw_orders\n");
    return documents;
  }

  private static void hidden(Map<String, String> documents) {
    String property = ", { property: weft.hidden, value: true }";
    documents.put(
        "sales/zqhidden/product.yaml", product("sales", "zqhidden", "zqtable", property, "source"));
    documents.put(
        "sales/zqhidden/build.yaml", build("hidden.csv", "").replace("orders:", "zqtable:"));
    documents.put("sales/zqhidden/sql/zqtable.sql", "select order_id, zqcolumn from raw_zqtable\n");
    documents.put(
        "sales/zqhidden/internal/raw_orders.yaml",
        contract("zqhidden", "raw_zqtable", INTERNAL, SECRET));
    documents.put(
        "sales/zqhidden/contracts/zqtable.yaml",
        contract("zqhidden", "zqtable", "", positive(SECRET, "order_id", "integer")));
  }

  private static String people(String... names) {
    var people = new StringBuilder();
    for (String name : names) {
      people.append("---\napiVersion: weft/v1\nkind: Person\nname: ").append(name);
      people.append("\ntitle: ").append(name).append('\n');
    }
    return people.substring("---\n".length());
  }

  private static String policy(String rank, String effect, String except) {
    return """
    apiVersion: weft/v1
    kind: AccessPolicy
    id: %s_data
    scope: mesh
    stage: enforce
    reason: People decide who knows them.
    match: column.privacy >= privacy.%s
    effect: %s
    %s\
    """
        .formatted(rank, rank, effect, except);
  }

  private static String product(
      String domain, String name, String table, String property, String source) {
    return """
    apiVersion: v1.0.0
    kind: DataProduct
    id: %1$s.%2$s
    name: %2$s
    domain: %1$s
    version: 1.0.0
    status: active
    description: { purpose: To be kept. }
    outputPorts: [{ name: %3$s, version: 1.0.0, contractId: %1$s.%2$s.%3$s, type: tables }]
    customProperties: [{ property: weft.kind, value: %5$s }%4$s]
    """
        .formatted(domain, name, table, property, source.isEmpty() ? "aggregate" : "sourceAligned");
  }

  private static String build(String file, String partition) {
    return """
    apiVersion: weft/v1
    kind: Build
    captures:
      raw_orders:
        connection: sales_files
        files: %s
        contract: internal/raw_orders.yaml
        drift: { new_column: fail, missing_column: fail, bad_value: quarantine }
        maxQuarantine: 50%%
    tables: { orders: { maxQuarantine: 50%%%s } }
    """
        .formatted(file, partition);
  }

  private static String contract(String product, String table, String internal, String columns) {
    return """
    apiVersion: v3.1.0
    kind: DataContract
    id: sales.%1$s.%2$s
    name: %2$s
    version: 1.0.0
    status: active
    %3$s
    slaProperties:
      - { property: freshness, value: 24, unit: h, description: %5$s }
    schema:
      - name: %2$s
        logicalType: object
        quality: [%6$s]
        properties:
    %4$s\
    """
        .formatted(
            product,
            table,
            internal,
            columns.indent(6),
            product.equals("zqhidden") ? "zqpromise" : "Soon.",
            switch (table) {
              case "orders" ->
                  measured("largest", "max(amount)", table)
                      + ", "
                      + measured("longest", "max(length(passport)) * 55001", table);
              case "zqtable" -> measured("longest", "max(length(zqcolumn)) * 77001", table);
              default -> "";
            });
  }

  /// A rule whose result is made of values of a column.
  private static String measured(String name, String value, String table) {
    return "{ name: %s, type: sql, query: \"select %s from %s\", mustBeGreaterThan: 0, severity: warning }"
        .formatted(name, value, table);
  }

  private static String agreement(String id, String product, String consumer) {
    return """
    apiVersion: weft/v1
    kind: Agreement
    id: %s
    product: sales/%s@1
    consumer: %s
    purposes: [exploration]
    terms: zqterms
    reason: zqreason
    """
        .formatted(id, product, consumer);
  }

  /// The columns, with one whose rows below 0 are set aside.
  private static String positive(String columns, String name, String type) {
    return columns.replaceFirst(
        "name: " + name + ", logicalType: " + type + "(, logicalTypeOptions: \\{ format: i64 })?",
        "name: "
            + name
            + ", logicalType: "
            + type
            + ", logicalTypeOptions: { minimum: 0 }, "
            + "customProperties: [{ property: weft.quarantine, value: true }]");
  }

  /// Of columns that are nobody's own, so that the owner alone may agree.
  private static String columns(String id, String consumer, String columns) {
    return agreement(id, "orders", consumer) + "columns: { orders: " + columns + " }\n";
  }

  /// Whoever is told that it is broken is told of an agreement and its product.
  private static final String REASONS =
      """
      apiVersion: weft/v1
      kind: Rule
      id: agreements_give_no_reason
      scope: mesh
      on: agreement
      stage: warn
      reason: Whoever reads it should learn nothing else.
      require: agreement.reason == ''
      message: "product.name + ' is read because of ' + agreement.reason"
      """;

  private static final String PIA = "person:pia";
  private static final String SHADOW = "product:finance/zqshadow";
  private static final String CONTACT =
      "except: [{ when: \"purpose == 'contact'\", effect: { show: true } }]\n";
  private static final String INTERNAL =
      "customProperties: [{ property: weft.internal, value: true }]";

  private static final String MESH =
      """
      apiVersion: weft/v1
      kind: Mesh
      name: small
      labels:
        confidentiality: { order: [public, internal], default: internal }
        privacy: { order: [none, personal, sensitive], default: none }
      purposes: { exploration: Find out., contact: Write to people. }
      members: [{ who: gil, roles: [governance_lead] }]
      """;

  private static final String SALES =
      """
      apiVersion: weft/v1
      kind: Domain
      name: sales
      title: Sales
      contact: { email: sales@example.com }
      members:
        - { who: ann, roles: [product_owner, data_engineer], purposes: [exploration, contact] }
        - { who: eve, roles: [analyst], purposes: [exploration] }
        - { who: stu, roles: [steward] }
        - { who: "team:crew", roles: [steward, analyst], purposes: [exploration] }
      """;

  /// Of two teams one is a member of sales, the other one holds an agreement.
  private static final String TEAMS =
      """
      ---
      apiVersion: weft/v1
      kind: Person
      name: tia
      account: tia@example.com
      ---
      apiVersion: weft/v1
      kind: Person
      name: ben
      ---
      apiVersion: weft/v1
      kind: Person
      name: zqmember
      ---
      apiVersion: weft/v1
      kind: Person
      type: service
      name: bot
      ---
      apiVersion: weft/v1
      kind: Person
      type: service
      name: aid
      ---
      apiVersion: weft/v1
      kind: Team
      name: crew
      members: [zqmember] # ben
      groups: [/crew]
      ---
      apiVersion: weft/v1
      kind: Team
      name: guests
      members: [tia, "service:aid"] # ben
      groups: [/guests]
      """;

  private static final String FINANCE =
      """
      apiVersion: weft/v1
      kind: Domain
      name: finance
      title: Finance
      contact: { email: finance@example.com }
      members: [{ who: flo, roles: [product_owner, data_engineer], purposes: [exploration] }]
      """;

  private static final String RAW =
      """
      - { id: order_id, name: order_id, logicalType: integer, logicalTypeOptions: { format: i64 }, classification: public }
      - { id: amount, name: amount, logicalType: number, classification: public }
      - { id: market, name: market, logicalType: string, classification: public }
      - { id: note, name: note, logicalType: string, classification: public }
      - { id: email, name: email, logicalType: string, classification: personal }
      - { id: passport, name: passport, logicalType: string, classification: sensitive }
      """;

  private static final String COLUMNS = positive(RAW, "amount", "number");

  private static final String SECRET =
      """
      - { id: order_id, name: order_id, logicalType: integer, logicalTypeOptions: { format: i64 }, classification: public }
      - { id: zqcolumn, name: zqcolumn, logicalType: string, classification: internal, description: zqdescription, tags: [zqtag] }
      """;

  private static final String COUNTS =
      """
      - { id: n, name: n, logicalType: integer, logicalTypeOptions: { format: i64 }, required: true, classification: public }
      """;
}
