package dev.weft.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.lineage.ColumnEdge;
import dev.weft.catalog.lineage.DeclaredColumn;
import dev.weft.catalog.lineage.ReleasedColumn;
import dev.weft.catalog.release.ReleaseKey;
import dev.weft.catalog.release.ReleaseKind;
import dev.weft.model.lineage.Carried;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Lineage;
import dev.weft.model.lineage.Lineage.OutputColumn;
import dev.weft.model.lineage.Lowered;
import dev.weft.model.lineage.Origin;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.Provenance;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.model.run.ReleaseId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What columns of releases are made of, and what they carry since a label was raised.
abstract class LineageContract extends CatalogContract {

  private static final ProductId MEMBERS = ProductId.of("customer/members");
  private static final ProductId CLAIMS = ProductId.of("customer/claims");
  private static final ColumnRef EMAIL = new ColumnRef("customer/members@1:members", "email");

  @Test
  void joinsColumnsOverTheReleasesThatWereRead() {
    ReleaseId members = publish(MEMBERS, List.of(), table("members", "email", List.of()), 0);
    ReleaseId claims = publish(CLAIMS, List.of(members), claims(), 0);
    ReleasedColumn email = column(members);
    List<ColumnEdge> made = list(r -> r.lineage().outputs(List.of(email.id())));
    assertThat(made).singleElement().extracting(ColumnEdge::id).isEqualTo(column(claims).id());
    assertThat(made.getFirst().lowered())
        .containsExactly(new Lowered("contact", EMAIL, "privacy", "personal", "none", "weft_year"));
    assertThat(made.getFirst().agreement()).contains("claims_reads");
    assertThat(
            catalog()
                .<List<ColumnEdge>>read(r -> r.lineage().inputs(List.of(made.getFirst().id()))))
        .isEqualTo(made);
  }

  @Test
  void findsAColumnByItsKeyInEveryReleaseAndTellsWhichIsCurrent() {
    publish(MEMBERS, List.of(), table("members", "email", List.of()), 0);
    publish(MEMBERS, List.of(), table("members", "email", List.of()), 1);
    assertThat(
            catalog()
                .<List<ReleasedColumn>>read(
                    r -> r.lineage().everywhere(MEMBERS, "members", "mail")))
        .extracting(ReleasedColumn::current)
        .containsExactly(false, true);
  }

  @Test
  void remembersWhatAColumnCarriedBefore() {
    ReleaseId members = publish(MEMBERS, List.of(), table("members", "email", List.of()), 0);
    ReleasedColumn email = column(members);
    var origins = List.of(Origin.of("customer", "members", "raw", "email"));
    long released = clock.micros();
    Carried before = carriedAt(released);
    clock.advance(java.time.Duration.ofHours(1));
    change(
        w -> {
          w.lineage().raise(Map.of(email, new Carried(labels("none"), origins)));
          w.lineage().raise(Map.of(email, new Carried(labels("personal"), origins)));
        });
    long once = clock.micros();
    clock.advance(java.time.Duration.ofHours(1));
    change(w -> w.lineage().raise(Map.of(email, new Carried(labels("sensitive"), origins))));

    assertThat(carriedAt(once - 1)).isEqualTo(before);
    assertThat(carriedAt(once).labels()).isEqualTo(labels("personal"));
    assertThat(carriedAt(clock.micros() - 1).labels()).isEqualTo(labels("personal"));
    assertThat(carriedAt(clock.micros()).labels()).isEqualTo(labels("sensitive"));
  }

  private Carried carriedAt(long at) {
    var tables =
        catalog().read(r -> r.releases().findAt(MEMBERS, 1, at)).orElseThrow().release().tables();
    return Optional.ofNullable(tables.get("members"))
        .flatMap(table -> table.carried(MEMBERS, "email"))
        .orElseThrow();
  }

  @Test
  void showsWhatAColumnCarriesSinceItsLabelWasRaisedInEveryReading() {
    ReleaseId members = publish(MEMBERS, List.of(), table("members", "email", List.of()), 0);
    var carried =
        new Carried(labels("personal"), List.of(Origin.of("customer", "members", "raw", "email")));
    ReleasedColumn email = column(members);
    change(w -> w.lineage().raise(Map.of(email, carried)));
    for (Release release :
        List.of(
            catalog().read(r -> r.releases().get(MEMBERS, 1)).release(),
            catalog()
                .read(r -> r.releases().current(List.of(CLAIMS, MEMBERS)))
                .getFirst()
                .release(),
            catalog()
                .read(r -> r.releases().list(MEMBERS, Long.MAX_VALUE, 5))
                .getFirst()
                .release())) {
      assertThat(release.tables().get("members"))
          .extracting(t -> t.carried(MEMBERS, "email").orElseThrow())
          .isEqualTo(carried);
    }
  }

  @Test
  void keepsWhatIsDeclaredAndReplacesItWhole() {
    var first = new DeclaredColumn("members", "mail", labels("none"), labels("personal"));
    var second = new DeclaredColumn("members", "name", labels("none"), labels("none"));
    declare(first);
    declare(second);
    assertThat(list(r -> r.lineage().declared(MEMBERS, 1))).containsExactly(second);
  }

  private void declare(DeclaredColumn column) {
    change(w -> w.lineage().declare(MEMBERS, 1, List.of(column)));
  }

  private ReleasedColumn column(ReleaseId release) {
    var key = new ReleaseKey(release.product(), ReleaseKind.RELEASE, release.number());
    return list(r -> r.lineage().columns(key)).getFirst();
  }

  private ReleaseId publish(
      ProductId product, List<ReleaseId> inputs, ReleasedTable table, long expected) {
    Release draft =
        new Release(
            new ReleaseId(product, Samples.version("1.0.0"), 0),
            0,
            1,
            "r1",
            java.util.Optional.empty(),
            "cleo",
            inputs,
            java.util.Optional.empty(),
            new TreeMap<>(Map.of(table.name(), table)),
            List.of());
    return write(w -> w.releases().publish(draft, expected)).id();
  }

  private static ReleasedTable claims() {
    return table(
        "claims",
        "contact",
        List.of(new Lowered("contact", EMAIL, "privacy", "personal", "none", "weft_year")));
  }

  private static ReleasedTable table(String name, String column, List<Lowered> lowered) {
    var inputs = new TreeSet<ColumnRef>(lowered.stream().map(Lowered::input).toList());
    var labels = new TreeMap<String, SortedMap<String, String>>(Map.of(column, labels("none")));
    return new ReleasedTable(
        name,
        false,
        Samples.location(name, "r1"),
        1,
        1,
        0,
        new Lineage(List.of(new OutputColumn(column, inputs)), new TreeSet<>()),
        labels,
        new Provenance(
            new TreeMap<>(),
            new TreeMap<>(Map.of("email", "mail")),
            new TreeMap<>(Map.of(EMAIL.table(), "claims_reads")),
            lowered));
  }

  private static SortedMap<String, String> labels(String privacy) {
    return new TreeMap<>(Map.of("privacy", privacy));
  }
}
