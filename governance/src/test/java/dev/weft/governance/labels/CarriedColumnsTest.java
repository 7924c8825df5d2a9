package dev.weft.governance.labels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.lineage.Carried;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Lineage.OutputColumn;
import dev.weft.model.lineage.Lineage.Through;
import dev.weft.model.lineage.Origin;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.policy.Declassifier;
import dev.weft.model.policy.Stage;
import dev.weft.model.product.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CarriedColumnsTest {

  private static final List<LabelFamily> FAMILIES =
      List.of(
          new LabelFamily(
              "confidentiality", List.of("public", "internal", "confidential"), "internal"),
          new LabelFamily("privacy", List.of("none", "personal", "sensitive"), "none"));

  private final LabelRanks ranks = new LabelRanks(FAMILIES);
  private final CarriedColumns carrying = new CarriedColumns(ranks);
  private final Declassifying declassifying = new Declassifying(FAMILIES);

  private final Map<ColumnRef, Carried> inputs =
      Map.of(
          ref("email"), carrying.own(labels("confidential", "personal"), origin("email")),
          ref("passport"), carrying.own(labels("confidential", "sensitive"), origin("passport")),
          ref("tier"), carrying.own(labels("public", "none"), origin("tier")));

  @Test
  void joinsWhatIsDeclaredWithAllInputsAndLeavesLowestOnesOutOfTheOrigins() {
    Carried contact = made(column("contact", "email", "tier"), labels("public", "none"));
    assertThat(contact.labels()).isEqualTo(labels("confidential", "personal"));
    assertThat(contact.origins()).containsExactly(origin("email"));
  }

  @Test
  void makesAColumnItsOwnOriginWhenNoInputIsLeft() {
    assertThat(made(column("level", "tier"), labels("internal", "none")))
        .isEqualTo(carrying.own(labels("internal", "none"), origin("level")));
    assertThat(made(column("one"), labels("public", "none")))
        .isEqualTo(carrying.own(labels("public", "none"), origin("one")));
  }

  @Test
  void takesOneWayIntoAnotherDomainForOneOrigin() {
    var passage = new Origin.Passage("customer", "loyalty_reads", "members", "email");
    var over = new Carried(labels("public", "personal"), List.of(origin("email").then(passage)));
    Carried both =
        carrying.after(
            carrying.own(labels("public", "personal"), origin("email")),
            origin("contact"),
            over,
            List.of());
    assertThat(both.origins())
        .containsExactlyInAnyOrder(origin("email"), origin("email").then(passage));
  }

  @Test
  void lowersPersonalValuesBehindFunctionsOfThePlatformAndSensitiveOnesNot() {
    assertThat(privacy("weft_year", "email")).isEqualTo("none");
    assertThat(privacy("weft_bucket", "email")).isEqualTo("none");
    assertThat(privacy("weft_pseudonym", "email")).isEqualTo("none");
    assertThat(privacy("weft_pseudonym", "passport")).isEqualTo("sensitive");
    assertThat(privacy("weft_redact", "passport")).isEqualTo("none");
    assertThat(privacy("max", "email")).isEqualTo("personal");
  }

  @Test
  void lowersNothingWhenOneWayPassesNoFunction() {
    var column = new OutputColumn("x", new TreeSet<>(List.of(ref("email"))), List.of());
    assertThat(declassifying.of(column, List.of(), this::input)).isEmpty();
  }

  @Test
  void lowersAggregatesWhoseGroupsAreCountedInTheDomainOfTheDeclassifier() {
    assertThat(privacy("avg", "email")).isEqualTo("personal");
    assertThat(privacy("avg", "email", counts("customer"))).isEqualTo("none");
    assertThat(privacy("count_distinct", "email", counts("customer"))).isEqualTo("none");
    assertThat(privacy("avg", "email", counts("mesh"))).isEqualTo("none");
    assertThat(privacy("avg", "email", counts("sales"))).isEqualTo("personal");
    assertThat(privacy("sum", "email", counts("customer"))).isEqualTo("personal");
  }

  @Test
  void staysTheJoinOverAllWaysWhateverTheGraphAndNeverFallsWhenAnInputRises() {
    long seed = Long.getLong("seed", System.nanoTime());
    var random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      var graph = new RandomGraph(random);
      List<Carried> before = graph.carried();
      for (int node = 0; node < graph.size(); node++) {
        assertThat(before.get(node).labels())
            .as("seed %d node %d", seed, node)
            .isEqualTo(graph.joinOfAllAbove(node));
      }
      graph.raise(random.nextInt(graph.size()));
      List<Carried> after = graph.carried();
      for (int node = 0; node < graph.size(); node++) {
        assertThat(ranks.below(after.get(node).labels(), before.get(node).labels()))
            .as("seed %d node %d", seed, node)
            .isEmpty();
      }
    }
  }

  /// Columns of which each is made of some that come before it.
  private final class RandomGraph {
    private final List<SortedMap<String, String>> declared = new ArrayList<>();
    private final List<Set<Integer>> madeOf = new ArrayList<>();

    private RandomGraph(Random random) {
      for (int node = 0; node < 12; node++) {
        declared.add(
            labels(
                FAMILIES.get(0).order().get(random.nextInt(3) * random.nextInt(2)),
                FAMILIES.get(1).order().get(random.nextInt(3) * random.nextInt(2))));
        var of = new TreeSet<Integer>();
        for (int edge = random.nextInt(4); edge > 0 && node > 0; edge--) {
          of.add(random.nextInt(node));
        }
        madeOf.add(of);
      }
    }

    int size() {
      return declared.size();
    }

    void raise(int node) {
      declared.set(node, ranks.highest());
    }

    List<Carried> carried() {
      var carried = new ArrayList<Carried>();
      for (int node = 0; node < size(); node++) {
        var refs = new TreeSet<ColumnRef>();
        madeOf.get(node).forEach(input -> refs.add(ref("c" + input)));
        carried.add(
            carrying.made(
                new OutputColumn("c" + node, refs),
                declared.get(node),
                origin("c" + node),
                List.of(),
                input -> carried.get(Integer.parseInt(input.column().substring(1)))));
      }
      return carried;
    }

    SortedMap<String, String> joinOfAllAbove(int node) {
      SortedMap<String, String> all = declared.get(node);
      for (int input : madeOf.get(node)) {
        all = ranks.join(all, joinOfAllAbove(input));
      }
      return all;
    }
  }

  private Carried input(ColumnRef ref) {
    return Objects.requireNonNull(inputs.get(ref), ref::toString);
  }

  private String privacy(String function, String input, Declassifier... counted) {
    var through = new Through(ref(input), new TreeSet<>(List.of(function)));
    var column = new OutputColumn("x", new TreeSet<>(List.of(ref(input))), List.of(through));
    var lowered = declassifying.of(column, List.of(counted), this::input);
    return String.valueOf(
        carrying
            .made(column, labels("public", "none"), origin("x"), lowered, this::input)
            .labels()
            .get("privacy"));
  }

  private Carried made(OutputColumn column, SortedMap<String, String> declared) {
    return carrying.made(column, declared, origin(column.name()), List.of(), this::input);
  }

  private static OutputColumn column(String name, String... inputs) {
    var refs = new TreeSet<ColumnRef>();
    List.of(inputs).forEach(input -> refs.add(ref(input)));
    return new OutputColumn(name, refs);
  }

  private static Declassifier counts(String scope) {
    return new Declassifier(
        "counts_over_20",
        scope,
        Stage.ENFORCE,
        "privacy",
        "personal",
        "none",
        Set.of(Declassifier.Function.COUNT, Declassifier.Function.AVG),
        20,
        Address.find("customer/members:members#member_id").orElseThrow(),
        "Groups hide.",
        false);
  }

  private static ColumnRef ref(String column) {
    return new ColumnRef("members", column);
  }

  private static Origin origin(String column) {
    return Origin.of("customer", "members", "members", column);
  }

  private static SortedMap<String, String> labels(String confidentiality, String privacy) {
    return new TreeMap<>(Map.of("confidentiality", confidentiality, "privacy", privacy));
  }
}
