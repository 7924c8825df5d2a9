package dev.weft.usecases;

import dev.weft.model.access.Caller;
import dev.weft.usecases.query.QueryFormat;
import dev.weft.usecases.query.QueryRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/// A domain with people in it: `customer/members` captures them, `customer/claims` joins what they
/// claim, `customer/reach` makes tables of both. Personal values are shown for the purpose
/// customer_contact only.
public final class MemberMesh {

  static final Caller CLEO = TestMesh.as("cleo");
  static final Caller STEWARD = TestMesh.as("sue");
  static final Caller LEAD = TestMesh.as("gil");
  static final Caller BEA = TestMesh.as("bea");

  static final String COUNTS = "customer/policies/counts.yaml";
  static final String MEMBERS = "customer/members/contracts/members.yaml";
  static final String TIERS = "customer/reach/sql/tiers.sql";

  private static final String PERSONAL =
      "customProperties: [{ property: weft.labels, value: [personal] }]";

  private MemberMesh() {}

  /// Everything applied but the declassifier, which is not written; nothing has run.
  static TestMesh applied(Path root) {
    var mesh = new TestMesh(root);
    written(mesh);
    apply(mesh);
    return mesh;
  }

  /// By those who may.
  static void apply(TestMesh mesh) {
    mesh.apply(TestMesh.OPERATOR);
    mesh.apply(LEAD);
    mesh.apply(CLEO);
  }

  /// A whole answer as text.
  static String query(TestMesh mesh, String purpose, QueryFormat format, String sql) {
    var out = new ByteArrayOutputStream();
    mesh.queries.run(
        CLEO,
        new QueryRequest(
            UUID.randomUUID().toString(), sql, format, 0, Optional.of(purpose), Optional.empty()),
        out);
    return out.toString(StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
  }

  /// A source of so many members of each tier; the second one of each has no e-mail.
  static String members(int gold, int silver) {
    var text = new StringBuilder("member_id,email,birth_date,tier\n");
    for (int at = 1; at <= gold + silver; at++) {
      String tier = at <= gold ? "gold" : "silver";
      boolean without = at == 2 || at == gold + 2;
      text.append(
          "m%03d,%s,19%02d-03-04,%s\n"
              .formatted(at, without ? "" : "person" + at + "@x.org", 40 + at % 50, tier));
    }
    return text.toString();
  }

  private static void written(TestMesh mesh) {
    mesh.source("data/members.csv", members(24, 22))
        .source("data/claims.csv", "claim_id,member_id,amount\n1,m001,10.5\n2,m002,7.5\n3,m030,3\n")
        .with("mesh.yaml", MESH)
        .with("connections/files.yaml", CONNECTION)
        .with("policies/personal.yaml", POLICY)
        .with("customer/domain.yaml", DOMAIN);
    product(mesh, "members", "members", "");
    mesh.with(MEMBERS, contract("members", "members", MEMBER_COLUMNS, "classification: public"))
        .with("customer/members/internal/raw_members.yaml", RAW_MEMBERS)
        .with("customer/members/build.yaml", capture("members", "members: {}"))
        .with(
            "customer/members/sql/members.sql",
            "select member_id, email, birth_date, tier from raw_members\n");
    product(mesh, "claims", "claims", "inputPorts: [" + input("members") + "]\n");
    mesh.with("customer/claims/contracts/claims.yaml", CLAIMS)
        .with("customer/claims/internal/raw_claims.yaml", RAW_CLAIMS)
        .with("customer/claims/build.yaml", capture("claims", "enriched: {}, claims: {}"))
        .with(
            "customer/claims/sql/enriched.sql",
            """
            select claim_id, member_id, tier, {'mail': email, 'amount': amount} as contact
            from raw_claims join customer.members.members using (member_id)
            """)
        .with(
            "customer/claims/sql/claims.sql",
            "select claim_id, member_id, tier, contact.mail as address from enriched\n");
    product(
        mesh,
        "reach",
        "reach",
        "inputPorts: [" + input("members") + ", " + input("claims") + "]\n");
    mesh.with("customer/reach/contracts/reach.yaml", REACH)
        .with(
            "customer/reach/build.yaml",
            "apiVersion: weft/v1\nkind: Build\ntables: { reach: {}, tokens: {}, tiers: {} }\n")
        .with(
            "customer/reach/sql/reach.sql",
            """
            with everyone as (
              select claim_id as id, tier, address as mail from customer.claims.claims
              union all
              select 0, tier, email from customer.members.members
            )
            select id, tier, mail, case when mail like '%1@%' then 'one' else 'other' end as kind,
              rank() over (order by mail) as place, {'to': mail} as letter
            from everyone
            """)
        .with(
            "customer/reach/sql/tokens.sql",
            "select weft_pseudonym(email, 'crm') as token, tier from customer.members.members\n")
        .with(
            TIERS,
            """
            select tier, count(email) as reachable,
              avg(date_diff('year', birth_date, date '2001-01-01')) as age
            from customer.members.members group by tier
            """);
  }

  /// Another domain that reads members under an agreement, applied but for its product
  /// `board/ages`.
  ///
  /// @param columns that the agreement grants
  static void board(TestMesh mesh, String columns) {
    mesh.with(
        "board/domain.yaml",
        """
        apiVersion: weft/v1
        kind: Domain
        name: board
        title: Board
        contact: { email: board@example.com }
        members: [{ who: bea, roles: [product_owner, data_engineer], purposes: [exploration] }]
        """);
    mesh.with(
        "customer/agreements/ages.yaml",
        """
        apiVersion: weft/v1
        kind: Agreement
        id: ages_reads_members
        product: customer/members@1
        consumer: product:board/ages
        purposes: [customer_contact]
        columns: { members: [%s] }
        reason: The board asks how old members are.
        """
            .formatted(columns));
    product(mesh, "board", "ages", "ages", "inputPorts: [" + input("members") + "]\n");
    mesh.with(
            "board/ages/contracts/ages.yaml",
            contract("ages", "ages", open("tier", "string") + open("age", "number"), "")
                .replace("id: customer.", "id: board."))
        .with("board/ages/build.yaml", "apiVersion: weft/v1\nkind: Build\ntables: { ages: {} }\n")
        .with(
            "board/ages/sql/ages.sql",
            """
            select tier, avg(date_diff('year', birth_date, date '2001-01-01')) as age
            from customer.members.members group by tier
            """);
    mesh.apply(TestMesh.OPERATOR);
    mesh.apply(LEAD);
    mesh.apply(CLEO, "customer");
    mesh.apply(STEWARD, "customer");
  }

  /// Aggregates over at least so many members are nobody's.
  static String counts(int n) {
    return """
        apiVersion: weft/v1
        kind: Declassifier
        id: counts_over_20
        scope: customer
        stage: enforce
        family: privacy
        from: personal
        to: none
        functions: [count, sum, avg]
        group: { n: %d, subject: "customer/members:members#member_id" }
        reason: Among so many nobody can be told.
        """
        .formatted(n);
  }

  private static void product(TestMesh mesh, String name, String port, String inputs) {
    product(mesh, "customer", name, port, inputs);
  }

  private static void product(
      TestMesh mesh, String domain, String name, String port, String inputs) {
    mesh.with(
        domain + "/" + name + "/product.yaml",
        """
        apiVersion: v1.0.0
        kind: DataProduct
        id: %s.%s
        name: %s
        domain: %s
        version: 1.0.0
        status: active
        description: { purpose: For tests. }
        outputPorts: [{ name: %s, version: 1.0.0, contractId: %s.%s.%s, type: tables }]
        customProperties: [{ property: weft.kind, value: aggregate }]
        """
                .formatted(domain, name, name, domain, port, domain, name, port)
            + inputs);
  }

  private static String input(String product) {
    return "{ name: %s, version: 1.0.0, contractId: customer.%s.%s }"
        .formatted(product, product, product);
  }

  private static String capture(String name, String tables) {
    return """
        apiVersion: weft/v1
        kind: Build
        captures:
          raw_%s: { connection: files, files: %s.csv, contract: internal/raw_%s.yaml }
        tables: { %s }
        """
        .formatted(name, name, name, tables);
  }

  private static String contract(String product, String table, String columns, String of) {
    return """
        apiVersion: v3.1.0
        kind: DataContract
        id: customer.%s.%s
        name: %s
        version: 1.0.0
        status: active
        schema:
        """
            .formatted(product, table, table)
        + object(table, columns.replace("LABEL", of));
  }

  private static String object(String table, String columns) {
    return "  - name: "
        + table
        + "\n    logicalType: object\n    properties:\n"
        + columns.indent(6);
  }

  private static String column(String name, String type) {
    return "- { id: " + name + ", name: " + name + ", logicalType: " + type;
  }

  private static String open(String name, String type) {
    return column(name, type) + ", classification: public }\n";
  }

  private static String personal(String name, String type) {
    return column(name, type) + ", classification: public, " + PERSONAL + " }\n";
  }

  private static final String LONG = "integer, logicalTypeOptions: { format: i64 }";

  private static final String MEMBER_COLUMNS =
      open("member_id", "string, required: true")
          + personal("email", "string")
          + personal("birth_date", "date")
          + column("tier", "string")
          + ", LABEL }\n";

  private static final String INTERNAL =
      "customProperties: [{ property: weft.internal, value: true }]\nschema:";

  private static final String RAW_MEMBERS =
      contract("members", "raw_members", MEMBER_COLUMNS, "classification: public")
          .replace("schema:", INTERNAL);

  private static final String RAW_CLAIMS =
      contract(
              "claims",
              "raw_claims",
              open("claim_id", LONG) + open("member_id", "string") + open("amount", "number"),
              "")
          .replace("schema:", INTERNAL);

  private static final String CLAIMS =
      contract(
          "claims",
          "claims",
          open("claim_id", LONG)
              + open("member_id", "string")
              + open("tier", "string")
              + personal("address", "string"),
          "");

  private static final String REACH =
      contract(
              "reach",
              "reach",
              open("id", LONG)
                  + open("tier", "string")
                  + personal("mail", "string")
                  + personal("kind", "string")
                  + personal("place", LONG)
                  + column("letter", "object, properties: [{ name: to, logicalType: string }]")
                  + ", classification: public, "
                  + PERSONAL
                  + " }\n",
              "")
          + object("tokens", open("token", "string") + open("tier", "string"))
          + object(
              "tiers", open("tier", "string") + open("reachable", LONG) + open("age", "number"));

  private static final String MESH =
      """
      apiVersion: weft/v1
      kind: Mesh
      name: members
      labels:
        confidentiality: { order: [public, internal, confidential], default: internal }
        privacy: { order: [none, personal, sensitive], default: none }
      purposes: { exploration: Find out., customer_contact: Write to a customer. }
      pseudonyms: [crm]
      members: [{ who: gil, roles: [governance_lead] }]
      """;

  private static final String CONNECTION =
      """
      apiVersion: weft/v1
      kind: Connection
      name: files
      domains: [customer]
      type: files
      root: data
      """;

  private static final String DOMAIN =
      """
      apiVersion: weft/v1
      kind: Domain
      name: customer
      title: Customers
      contact: { email: customer@example.com }
      members:
        - { who: cleo, roles: [product_owner, data_engineer], purposes: [exploration, customer_contact] }
        - { who: sue, roles: [steward], purposes: [exploration] }
      """;

  static final String HIDDEN =
      """
      apiVersion: weft/v1
      kind: AccessPolicy
      id: numbers_are_hidden
      scope: mesh
      stage: enforce
      reason: Other domains need no numbers of members.
      match: column.name == 'member_id' && product.domain == 'customer'
      effect: { hide: true }
      except: [{ when: "grant.via == 'membership'", effect: { show: true } }]
      tests: [{ given: { grant: { via: agreement }, product: { domain: customer }, column: { name: member_id } }, expect: hide }]
      """;

  private static final String POLICY =
      """
      apiVersion: weft/v1
      kind: AccessPolicy
      id: personal_data_is_redacted
      scope: mesh
      stage: enforce
      reason: Personal data is shown only for a purpose that names it.
      match: column.privacy >= privacy.personal
      effect: { mask: redact }
      except:
        - when: purpose == 'customer_contact'
          effect: { show: true }
      tests:
        - { given: { column: { name: email, privacy: personal } }, expect: redact }
      """;
}
