package dev.weft.catalog;

import static dev.weft.catalog.Samples.MEMBERS;
import static dev.weft.catalog.Samples.ORDERS;
import static dev.weft.catalog.Samples.release;
import static dev.weft.catalog.Samples.revision;
import static dev.weft.catalog.Samples.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.overview.ProductStanding;
import dev.weft.catalog.overview.ProductStanding.CurrentState;
import dev.weft.catalog.overview.ProductStanding.LastBuild;
import dev.weft.catalog.release.ReleaseKey;
import dev.weft.catalog.release.ReleaseKind;
import dev.weft.catalog.run.Hold;
import dev.weft.catalog.run.Run;
import dev.weft.model.run.RunState;
import java.util.List;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

abstract class OverviewContract extends CatalogContract {

  private List<ProductStanding> standings() {
    return list(r -> r.overview().standings(ProductStanding.Cursor.FIRST, 10));
  }

  @Test
  void showsAProductThatNeverRan() {
    write(w -> w.registry().addRevision(revision(w, ORDERS, "1.0.0"), 0));
    assertThat(standings())
        .singleElement()
        .satisfies(
            standing -> {
              assertThat(standing.product()).isEqualTo(ORDERS);
              assertThat(standing.version()).isEqualTo(version("1.0.0"));
              assertThat(standing.release()).isEmpty();
              assertThat(standing.build()).isEmpty();
            });
  }

  @Test
  void showsTheCurrentReleaseAndTheLastBuildOfEveryMajor() {
    write(w -> w.registry().addRevision(revision(w, ORDERS, "1.0.0"), 0));
    write(w -> w.registry().addRevision(revision(w, ORDERS, "2.0.0"), 1));
    var published = write(w -> w.releases().publish(release(ORDERS, "1.0.0", "r1"), 0));
    write(w -> w.runs().queue(Samples.build("b1", ORDERS), new Hold("me", Long.MAX_VALUE)));
    write(w -> w.runs().start("b1"));
    write(w -> w.runs().fail("b1", new Run.Failure("W-RUN-001", "broken", "Mend it.")));

    var one = standings().getFirst();
    long rows =
        published.tables().values().stream()
            .filter(table -> !table.internal())
            .mapToLong(table -> table.rows())
            .sum();
    assertThat(one.release())
        .contains(
            new CurrentState(
                1, version("1.0.0"), published.revision(), published.publishedAt(), false, rows));
    assertThat(one.build()).contains(new LastBuild("b1", RunState.FAILED));
    assertThat(standings()).extracting(ProductStanding::major).containsExactly(1, 2);
    assertThat(standings().getLast().release()).isEmpty();
  }

  @Test
  void givesPagesAndLeavesOutRetiredMajors() {
    write(w -> w.registry().addRevision(revision(w, ORDERS, "1.0.0"), 0));
    write(w -> w.registry().addRevision(revision(w, ORDERS, "2.0.0"), 1));
    write(w -> w.registry().addRevision(revision(w, MEMBERS, "1.0.0"), 0));
    write(
        w -> {
          w.registry().retireMajor(ORDERS, 1);
          return 0;
        });
    var first = list(r -> r.overview().standings(ProductStanding.Cursor.FIRST, 1));
    assertThat(first).extracting(ProductStanding::product).containsExactly(MEMBERS);
    var rest = list(r -> r.overview().standings(first.getFirst().cursor(), 10));
    assertThat(rest).extracting(ProductStanding::major).containsExactly(2);
  }

  @Test
  void tellsTheNewestReleasesOfManyProductsAtOnce() {
    write(w -> w.releases().publish(release(ORDERS, "1.0.0", "r1"), 0));
    write(w -> w.releases().publish(release(ORDERS, "1.0.0", "r2"), 1));
    write(w -> w.releases().publish(release(ORDERS, "2.0.0", "r3"), 0));
    var again = Samples.rollbackOf(1, release(ORDERS, "1.0.0", "r4"));
    var published = write(w -> w.releases().publish(again, 2));
    write(w -> w.releases().publish(release(MEMBERS, "1.0.0", "r5"), 0));
    write(
        w -> {
          w.releases().drop(Set.of(new ReleaseKey(ORDERS, ReleaseKind.RELEASE, 2)));
          return 0;
        });

    var found = list(r -> r.overview().published(List.of(ORDERS, MEMBERS), 2));
    assertThat(found)
        .extracting(r -> r.product(), r -> r.major(), r -> r.number(), r -> r.dropped())
        .containsExactly(
            Tuple.tuple(MEMBERS, 1, 1L, false),
            Tuple.tuple(ORDERS, 1, 4L, false),
            Tuple.tuple(ORDERS, 1, 2L, true),
            Tuple.tuple(ORDERS, 2, 3L, false));
    assertThat(found.get(1).rollbackOf()).contains(1L);
    assertThat(found.get(1).publishedAt()).isEqualTo(published.publishedAt());
    assertThat(list(r -> r.overview().published(List.of(), 2))).isEmpty();
    assertThat(list(r -> r.overview().published(List.of(MEMBERS), 2))).hasSize(1);
  }
}
