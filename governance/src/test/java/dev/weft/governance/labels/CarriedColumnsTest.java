package dev.weft.governance.labels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.lineage.Carried;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Lineage.OutputColumn;
import dev.weft.model.lineage.Lineage.Through;
import dev.weft.model.lineage.Lowered;
import dev.weft.model.lineage.Lowered.Groups;
import dev.weft.model.lineage.Origin;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.policy.Declassifier;
import dev.weft.model.policy.Declassifier.Function;
import dev.weft.model.policy.Stage;
import dev.weft.model.product.Address;
import java.util.ArrayList;
import java.util.Arrays;
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
  void lowersNothingOfOtherGroupsThanThoseThatAreCounted() {
    var through = new Through(ref("email"), new TreeSet<>(List.of("avg")));
    var column = new OutputColumn("x", new TreeSet<>(List.of(ref("email"))), List.of(through));
    var others = Set.of(new CountedGroups.Value("y", ref("email")));
    assertThat(
            declassifying.of(
                column, List.of(new CountedGroups(counts("customer"), others)), this::input))
        .isEmpty();
  }

  @Test
  void countsNoGroupsWhereADeclassifierChangesNothing() {
    assertThat(lowered("avg", "email", counts("mesh")))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.groups())
                    .containsExactly(
                        new Groups(
                            "counts_over_20", "avg", 20, "customer/members:members#member_id")));
    assertThat(lowered("avg", "passport", counts("mesh"))).isEmpty();
    assertThat(lowered("avg", "tier", counts("mesh"))).isEmpty();
  }

  @Test
  void takesTheDeclassifierThatAsksLeastAmongThoseThatLowerMost() {
    Declassifier strict = with("strict", 50, Set.of(Function.AVG));
    Declassifier loose = with("loose", 10, Set.of(Function.AVG));
    assertThat(lowered("avg", "email", strict, loose))
        .extracting(Lowered::by)
        .containsExactly("loose");
    assertThat(lowered("avg", "email", loose, strict))
        .extracting(Lowered::by)
        .containsExactly("loose");
  }

  @Test
  void keepsWhatWasLoweredOnlyWhileTheDeclassifierSaysSo() {
    Carried email = input(ref("email"));
    List<Lowered> then = lowered("avg", "email", with("d", 20, Set.of(Function.AVG)));
    assertThat(declassifying.standing(then, List.of(with("d", 10, Set.of(Function.AVG))), email))
        .isEqualTo(then);
    assertThat(declassifying.standing(then, List.of(with("d", 50, Set.of(Function.AVG))), email))
        .isEmpty();
    assertThat(declassifying.standing(then, List.of(with("d", 20, Set.of(Function.SUM))), email))
        .isEmpty();
    assertThat(declassifying.standing(then, List.of(with("e", 20, Set.of(Function.AVG))), email))
        .isEmpty();
    assertThat(declassifying.standing(then, List.of(), email)).isEmpty();
    List<Lowered> year = lowered("weft_year", "email");
    assertThat(declassifying.standing(year, List.of(), email)).isEqualTo(year);
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
    List<Lowered> lowered = lowered(function, input, counted);
    return String.valueOf(
        carrying
            .made(
                through(function, input),
                labels("public", "none"),
                origin("x"),
                lowered,
                this::input)
            .labels()
            .get("privacy"));
  }

  private List<Lowered> lowered(String function, String input, Declassifier... counted) {
    var groups =
        Arrays.stream(counted)
            .map(d -> new CountedGroups(d, Set.of(new CountedGroups.Value("x", ref(input)))))
            .toList();
    return declassifying.of(through(function, input), groups, this::input);
  }

  private static OutputColumn through(String function, String input) {
    var through = new Through(ref(input), new TreeSet<>(List.of(function)));
    return new OutputColumn("x", new TreeSet<>(List.of(ref(input))), List.of(through));
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
    return with("counts_over_20", scope, 20, Set.of(Function.COUNT, Function.AVG));
  }

  private static Declassifier with(String id, int n, Set<Function> functions) {
    return with(id, "mesh", n, functions);
  }

  private static Declassifier with(String id, String scope, int n, Set<Function> functions) {
    return new Declassifier(
        id,
        scope,
        Stage.ENFORCE,
        "privacy",
        "personal",
        "none",
        functions,
        n,
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
