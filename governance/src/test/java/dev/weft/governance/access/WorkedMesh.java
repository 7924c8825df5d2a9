package dev.weft.governance.access;

import static dev.weft.governance.policy.Policies.policy;

import dev.weft.governance.policy.Policies;
import dev.weft.governance.policy.PolicySet;
import dev.weft.governance.policy.Versioned;
import dev.weft.governance.policy.Vocabulary;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Principal;
import dev.weft.model.lineage.Origin;
import dev.weft.model.mesh.DomainTree;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.mesh.Member;
import dev.weft.model.mesh.Role;
import dev.weft.model.policy.AccessPolicy;
import dev.weft.model.policy.Effect;
import dev.weft.model.policy.Mask;
import dev.weft.model.product.ProductId;
import dev.weft.model.product.ProductKind;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The small mesh of the worked cases: domain customer with its members, and who asks about them.
final class WorkedMesh {

  static final Vocabulary VOCABULARY =
      new Vocabulary(
          List.of(new LabelFamily("privacy", List.of("none", "personal", "sensitive"), "none")),
          Set.of("exploration", "customer_contact"),
          Map.of("markets", "[string]"));
  static final ProductId MEMBERS = ProductId.of("customer/members");
  static final ProductId CONTACT = ProductId.of("loyalty/contact");
  static final Principal CLEO = new Principal.OfPerson("cleo");
  static final Principal EVE = new Principal.OfPerson("eve");
  static final Principal FLO = new Principal.OfPerson("flo");
  static final Principal CY = new Principal.OfPerson("cy");
  static final Principal DANA = new Principal.OfPerson("dana");
  static final Principal LEO = new Principal.OfPerson("leo");
  static final Principal LOYALTY = new Principal.OfProduct(CONTACT);
  static final Principal CLAIMS = new Principal.OfProduct(ProductId.of("customer/claims"));

  final List<Versioned<AccessPolicy>> policies = new ArrayList<>();
  final List<Versioned<Agreement>> agreements = new ArrayList<>();
  final Map<String, List<Member>> domains = new HashMap<>();
  Instant now = Instant.parse("2026-06-01T12:00:00Z");

  WorkedMesh() {
    with(
        policy("p1")
            .match("column.privacy >= privacy.personal")
            .mask(Mask.REDACT)
            .unless(
                "purpose == 'customer_contact'"
                    + " && column.origins.all(o, o.column in ['name', 'email', 'phone'])")
            .unless(
                "'analyst' in grant.roles && column.origins.all(o, o.column == 'birth_date')",
                new Effect.Masked(Mask.TRUNCATE_TO_YEAR)));
    with(
        policy("p2")
            .in("customer")
            .match("'market' in table.columns")
            .filter("row.market in principal.attributes.markets")
            .unless("!('analyst' in grant.roles)"));
    with(policy("p3").match("column.privacy >= privacy.sensitive").hide());
    domains.put(
        "customer",
        List.of(
            member("cleo", Role.PRODUCT_OWNER, "customer_contact", "exploration"),
            member("eve", Role.ANALYST, "exploration"),
            member("flo", Role.ANALYST, "exploration")));
    domains.put("loyalty", List.of(member("leo", Role.ANALYST, "customer_contact", "exploration")));
    agree(agreement("dana_tier", "person:dana", "exploration").columns("member_id", "tier"));
  }

  WorkedMesh with(Policies policy) {
    policies.add(policy.version(policies.size() + 1));
    return this;
  }

  WorkedMesh agree(Agreed agreed) {
    agreements.add(new Versioned<>(agreed.make(), 1));
    return this;
  }

  WorkedMesh at(String time) {
    now = Instant.parse(time);
    return this;
  }

  Facts facts() {
    return new Facts(
        List.of(new Member("gil", Set.of(Role.GOVERNANCE_LEAD), List.of())),
        domains,
        agreements,
        Map.of(
            "eve", new PrincipalFacts(Set.of(), Map.of("markets", List.of("CA", "NY"))),
            "tim", new PrincipalFacts(Set.of("callers"), Map.of())),
        new Rulings(new PolicySet(VOCABULARY, policies), DomainTree.FLAT),
        now);
  }

  AccessKernel kernel() {
    return new AccessKernel(facts());
  }

  static Member member(String who, Role role, String... purposes) {
    return new Member(who, Set.of(role), List.of(purposes));
  }

  static TableFacts members() {
    return table(
        MEMBERS,
        "members",
        column("member_id", Primitive.STRING, "none", true),
        column("name", Primitive.STRING, "personal", true),
        column("email", Primitive.STRING, "personal", false),
        column("phone", Primitive.STRING, "personal", false),
        column("birth_date", Primitive.DATE, "personal", false),
        column("passport_number", Primitive.STRING, "sensitive", false),
        column("market", Primitive.STRING, "none", false),
        column("tier", Primitive.STRING, "none", false));
  }

  /// A table of its own domain's product, on the port of its name.
  static TableFacts table(ProductId product, String name, ColumnFacts... columns) {
    return new TableFacts(
        product,
        1,
        Optional.of(name),
        ProductKind.SOURCE_ALIGNED,
        List.of(),
        name,
        List.of(),
        List.of(columns),
        Optional.empty());
  }

  static TableFacts internal(TableFacts table) {
    return new TableFacts(
        table.product(),
        table.major(),
        Optional.empty(),
        table.kind(),
        table.productTags(),
        table.table(),
        table.tags(),
        table.columns(),
        table.used());
  }

  static TableFacts using(TableFacts table, String... columns) {
    return new TableFacts(
        table.product(),
        table.major(),
        table.port(),
        table.kind(),
        table.productTags(),
        table.table(),
        table.tags(),
        table.columns(),
        Optional.of(new TreeSet<>(List.of(columns))));
  }

  static ColumnFacts column(
      String name, Type type, String privacy, boolean required, Origin... origins) {
    return new ColumnFacts(name, type, required, List.of(), labels(privacy), List.of(origins));
  }

  static SortedMap<String, String> labels(String privacy) {
    return new TreeMap<>(Map.of("privacy", privacy));
  }

  /// What loyalty makes of e-mails under an agreement of customer.
  static TableFacts contact(String agreement) {
    return table(
        CONTACT,
        "contact",
        column("member_id", Primitive.STRING, "none", true),
        column(
            "contact",
            Primitive.STRING,
            "personal",
            false,
            Origin.of("customer", "members", "members", "email")
                .then(new Origin.Passage("customer", agreement, "members", "email"))));
  }

  static Question ask(Principal principal, String purpose, TableFacts... tables) {
    return new Question(
        principal,
        Optional.of(purpose).filter(text -> !text.isEmpty()),
        Optional.empty(),
        "rest",
        List.of(tables));
  }

  static Question choosing(Question question, String grant) {
    return new Question(
        question.principal(),
        question.purpose(),
        Optional.of(grant),
        question.via(),
        question.tables());
  }

  static Agreed agreement(String id, String consumer, String... purposes) {
    return new Agreed(id, consumer, purposes);
  }

  /// An agreement as tests write it.
  static final class Agreed {
    private final String id;
    private final String consumer;
    private final List<String> purposes;
    private ProductId product = MEMBERS;
    private Optional<String> port = Optional.empty();
    private Map<String, List<String>> columns = Map.of();
    private Map<String, String> rows = Map.of();
    private Optional<String> from = Optional.empty();
    private Optional<String> until = Optional.empty();
    private Agreement.Onward onward = new Agreement.Onward.Guarded();
    private boolean retired;

    private Agreed(String id, String consumer, String... purposes) {
      this.id = id;
      this.consumer = consumer;
      this.purposes = List.of(purposes);
    }

    Agreed of(ProductId other) {
      product = other;
      return this;
    }

    Agreed port(String name) {
      port = Optional.of(name);
      return this;
    }

    Agreed columns(String... names) {
      columns = Map.of("members", List.of(names));
      return this;
    }

    Agreed columnsOf(String table, String... names) {
      columns = Map.of(table, List.of(names));
      return this;
    }

    Agreed rows(String text) {
      rows = Map.of("members", text);
      return this;
    }

    Agreed from(String date) {
      from = Optional.of(date);
      return this;
    }

    Agreed until(String date) {
      until = Optional.of(date);
      return this;
    }

    Agreed free(String... names) {
      onward = new Agreement.Onward.Free(List.of(names));
      return this;
    }

    Agreed retire() {
      retired = true;
      return this;
    }

    Agreement make() {
      return new Agreement(
          id,
          product,
          1,
          port,
          consumer(),
          purposes,
          columns,
          rows,
          from,
          until,
          onward,
          "test",
          retired);
    }

    private Agreement.Consumer consumer() {
      String name = consumer.substring(consumer.indexOf(':') + 1);
      return switch (consumer.substring(0, consumer.indexOf(':'))) {
        case "person" -> new Agreement.Consumer.OfPerson(name);
        case "team" -> new Agreement.Consumer.OfTeam(name);
        case "service" -> new Agreement.Consumer.OfService(name);
        default -> new Agreement.Consumer.OfProduct(ProductId.of(name));
      };
    }
  }
}
