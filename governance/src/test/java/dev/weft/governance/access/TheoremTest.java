package dev.weft.governance.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.governance.policy.Policies;
import dev.weft.governance.policy.PolicySet;
import dev.weft.governance.policy.Versioned;
import dev.weft.model.access.Principal;
import dev.weft.model.lineage.Origin;
import dev.weft.model.mesh.DomainTree;
import dev.weft.model.mesh.Role;
import dev.weft.model.policy.AccessPolicy;
import dev.weft.model.policy.Effect;
import dev.weft.model.policy.Mask;
import dev.weft.model.policy.Obligations;
import dev.weft.model.policy.Stage;
import dev.weft.model.table.Type.Primitive;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// With one more policy a governed table never shows more: its rows are a part of those before, and
/// every cell can be computed from what it was. Random policies, principals and data against a view
/// made in the plainest way. `-Dseed=` replays, `-Drounds=` says how many.
class TheoremTest {

  private static final int ROUNDS = Integer.getInteger("rounds", 150);
  private static final List<String> CONDITIONS =
      List.of(
          "true",
          "false",
          "column.name == 'email'",
          "column.name == 'born'",
          "column.privacy >= privacy.personal",
          "column.privacy == privacy.none",
          "column.type == 'string'",
          "column.origins.exists(o, o.domain == 'loyalty')",
          "column.named",
          "size(column.tags) > 0 || 1 / size(column.origins) == 1",
          "1 / size(column.tags) == 1");
  private static final List<String> ABOUT_TABLES =
      List.of("true", "'market' in table.columns", "product.name == 'other'");
  private static final List<String> WHENS =
      List.of(
          "true",
          "false",
          "purpose == 'exploration'",
          "'analyst' in grant.roles",
          "'CA' in principal.attributes.markets",
          "grant.via == 'agreement'",
          "'customer' in principal.domains");
  private static final List<String> FILTERS =
      List.of(
          "row.market in principal.attributes.markets",
          "row.market != 'NY'",
          "!(row.market == 'CA') || row.points > 2",
          "row.born == null || row.born < date('1990-01-01')",
          "row.email.startsWith('a') && 'analyst' in grant.roles",
          "row.points >= 1",
          "row.nothing == 1");

  private final long seed = Long.getLong("seed", new Random().nextLong());
  private final Random random = new Random(seed);

  @Test
  void onePolicyMoreNeverShowsMore() {
    for (int round = 0; round < ROUNDS; round++) {
      List<Versioned<AccessPolicy>> policies = policies(random.nextInt(5));
      List<Versioned<AccessPolicy>> more = new ArrayList<>(policies);
      more.add(random.nextInt(more.size() + 1), policy(99));
      Question question = question();
      Facts before = facts(policies);
      StatementDecision less = new AccessKernel(with(before, more)).decide(question);
      check(new AccessKernel(before).decide(question), less, more, question);
    }
  }

  @Test
  void theOrderOfPoliciesMeansNothing() {
    for (int round = 0; round < ROUNDS / 4; round++) {
      List<Versioned<AccessPolicy>> policies = policies(2 + random.nextInt(5));
      Question question = question();
      Facts facts = facts(policies);
      StatementDecision one = new AccessKernel(facts).decide(question);
      Collections.shuffle(policies, random);
      assertThat(new AccessKernel(with(facts, policies)).decide(question))
          .as("seed %d", seed)
          .isEqualTo(one);
    }
  }

  private void check(
      StatementDecision before,
      StatementDecision after,
      List<Versioned<AccessPolicy>> policies,
      Question question) {
    String what = "seed " + seed + " " + policies + " " + question;
    if (!before.allowed()) {
      assertThat(after.allowed()).as(what).isFalse();
      return;
    }
    if (!after.allowed()) {
      return;
    }
    Obligations one = before.orThrow().tables().getFirst().obligations();
    Obligations other = after.orThrow().tables().getFirst().obligations();
    List<Map<String, Optional<Object>>> rows = rows();
    assertThat(NaiveView.of(rows, other).isBelow(NaiveView.of(rows, one))).as(what).isTrue();
    one.minimumGroup()
        .ifPresent(
            group -> {
              assertThat(other.minimumGroup()).as(what).isPresent();
              assertThat(other.minimumGroup().get().n()).as(what).isGreaterThanOrEqualTo(group.n());
              assertThat(group.groupBy())
                  .as(what)
                  .containsAll(other.minimumGroup().get().groupBy());
            });
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private List<Versioned<AccessPolicy>> policies(int many) {
    var policies = new ArrayList<Versioned<AccessPolicy>>();
    for (int i = 0; i < many; i++) {
      policies.add(policy(i));
    }
    return policies;
  }

  private Versioned<AccessPolicy> policy(int number) {
    Policies policy =
        Policies.policy("p" + number)
            .in(any(List.of("mesh", "mesh", "customer", "loyalty", "safety")))
            .stage(any(List.of(Stage.ENFORCE, Stage.ENFORCE, Stage.ENFORCE, Stage.WARN)));
    return (random.nextInt(3) > 0 ? onColumns(policy) : onTables(policy)).version(1);
  }

  private Policies onColumns(Policies policy) {
    policy.match(any(CONDITIONS));
    if (random.nextInt(6) == 0) {
      policy.hide();
    } else {
      policy.mask(any(List.of(Mask.values())));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      policy.unless(
          any(WHENS),
          random.nextBoolean()
              ? new Effect.Show()
              : new Effect.Masked(any(List.of(Mask.values()))));
    }
    return policy;
  }

  private Policies onTables(Policies policy) {
    policy.match(any(ABOUT_TABLES));
    switch (random.nextInt(8)) {
      case 0 -> policy.deny();
      case 1, 2 ->
          policy.group(
              2 + random.nextInt(5),
              any(List.of("email", "email", "born")),
              "market",
              any(List.of("points", "born")));
      default -> policy.filter(any(FILTERS));
    }
    return random.nextBoolean() ? policy : policy.unless(any(WHENS));
  }

  private Facts facts(List<Versioned<AccessPolicy>> policies) {
    var mesh = new WorkedMesh();
    mesh.agree(WorkedMesh.agreement("a", "person:dana", "exploration").columns("email", "market"));
    mesh.agree(
        WorkedMesh.agreement("free", "product:customer/members", "exploration")
            .of(WorkedMesh.CONTACT)
            .free("contact.contact"));
    mesh.domains.put(
        "customer",
        List.of(
            WorkedMesh.member(
                "eve", any(List.of(Role.ANALYST, Role.PRODUCT_OWNER)), "exploration")));
    Facts facts = mesh.facts();
    return new Facts(
        facts.mesh(),
        facts.domains(),
        facts.agreements(),
        Map.of(
            "eve",
            new PrincipalFacts(
                Set.of(), random.nextBoolean() ? Map.of() : Map.of("markets", List.of("CA")))),
        new Rulings(new PolicySet(WorkedMesh.VOCABULARY, policies), DomainTree.FLAT),
        Instant.parse("2026-06-01T12:00:00Z"));
  }

  private static Facts with(Facts facts, List<Versioned<AccessPolicy>> policies) {
    return new Facts(
        facts.mesh(),
        facts.domains(),
        facts.agreements(),
        facts.principals(),
        new Rulings(new PolicySet(WorkedMesh.VOCABULARY, policies), DomainTree.FLAT),
        facts.now());
  }

  private Question question() {
    Principal who =
        any(List.of(WorkedMesh.EVE, WorkedMesh.EVE, WorkedMesh.DANA, WorkedMesh.CLAIMS));
    return WorkedMesh.ask(who, "", table());
  }

  private TableFacts table() {
    Origin came =
        Origin.of("loyalty", "contact", "contact", "contact")
            .then(
                new Origin.Passage("loyalty", any(List.of("free", "gone")), "contact", "contact"));
    return WorkedMesh.table(
        WorkedMesh.MEMBERS,
        "members",
        column("email", Primitive.STRING),
        random.nextBoolean()
            ? column("market", Primitive.STRING)
            : column("market", Primitive.STRING, came),
        column("points", Primitive.LONG),
        column("born", Primitive.DATE));
  }

  private ColumnFacts column(String name, Primitive type, Origin... origins) {
    return new ColumnFacts(
        name,
        type,
        random.nextInt(3) == 0,
        random.nextBoolean() ? List.of() : List.of("tag"),
        WorkedMesh.labels(any(List.of("none", "none", "personal", "sensitive"))),
        List.of(origins));
  }

  private List<Map<String, Optional<Object>>> rows() {
    var rows = new ArrayList<Map<String, Optional<Object>>>();
    for (int i = 0; i < 12; i++) {
      var row = new TreeMap<String, Optional<Object>>();
      row.put("email", some(List.of("ada@x.org", "bo@y.org", "cy", "a1", "ada@x.org")));
      row.put("market", some(List.of("CA", "NY", "TX")));
      row.put("points", some(List.of(0L, 1L, 2L, 3L)));
      row.put(
          "born",
          some(
              List.of(
                  LocalDate.of(1980, 3, 4), LocalDate.of(1990, 7, 8), LocalDate.of(1990, 1, 1))));
      rows.add(row);
    }
    return rows;
  }

  private Optional<Object> some(List<?> of) {
    return random.nextInt(5) == 0 ? Optional.empty() : Optional.of(any(of));
  }
}
