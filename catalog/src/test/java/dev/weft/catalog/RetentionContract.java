package dev.weft.catalog;

import static dev.weft.catalog.Samples.MEMBERS;
import static dev.weft.catalog.Samples.ORDERS;
import static dev.weft.catalog.Samples.REVENUE;
import static dev.weft.catalog.Samples.release;
import static dev.weft.catalog.Samples.revision;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.release.ReleaseKey;
import dev.weft.catalog.release.ReleaseKind;
import dev.weft.catalog.release.RetentionRule;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.ReleaseId;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is retained, asked of a database; the rules themselves are tried out in RetentionTest.
abstract class RetentionContract extends CatalogContract {

  private static final RetentionRule NEWEST_ONE = new RetentionRule(1, 7);

  private ReleaseId publish(ProductId product, String version, ReleaseId... inputs) {
    return write(
        w -> {
          int major = Samples.version(version).major();
          long expected = w.releases().currentNumber(product, major);
          String run = "run-" + w.now() + "-" + expected;
          return w.releases().publish(release(product, version, run, inputs), expected).id();
        });
  }

  private Set<ReleaseKey> retained(RetentionRule rule) {
    return read(r -> r.releases().retained(r.now(), rule));
  }

  private Set<ReleaseKey> droppable(RetentionRule rule) {
    return read(r -> r.releases().droppable(r.now(), rule));
  }

  private static ReleaseKey key(ReleaseId id) {
    return new ReleaseKey(id.product(), ReleaseKind.RELEASE, id.number());
  }

  @Test
  void keepsWhatIsYoung() {
    ReleaseId first = publish(ORDERS, "1.0.0");
    ReleaseId second = publish(ORDERS, "1.0.0");
    assertThat(droppable(NEWEST_ONE)).isEmpty();

    clock.advance(Duration.ofDays(7));
    assertThat(retained(NEWEST_ONE)).containsExactly(key(second));
    assertThat(droppable(NEWEST_ONE)).containsExactly(key(first));
  }

  @Test
  void keepsTheCurrentReleaseOfAnActiveMajorAsLongAsItIsActive() {
    change(w -> w.registry().addRevision(revision(w, ORDERS, "1.0.0"), 0));
    ReleaseId current = publish(ORDERS, "1.0.0");
    clock.advance(Duration.ofDays(30));
    var withoutNewest = new RetentionRule(1, 0);
    assertThat(retained(withoutNewest)).containsExactly(key(current));
  }

  @Test
  void keepsWhatRetainedReleasesReadOverManySteps() {
    ReleaseId member = publish(MEMBERS, "1.0.0");
    ReleaseId order = publish(ORDERS, "1.0.0", member);
    ReleaseId revenue = publish(REVENUE, "1.0.0", order);
    clock.advance(Duration.ofDays(30));
    ReleaseId newMember = publish(MEMBERS, "1.0.0");
    ReleaseId newOrder = publish(ORDERS, "1.0.0", newMember);
    clock.advance(Duration.ofDays(30));

    assertThat(retained(NEWEST_ONE))
        .containsExactlyInAnyOrder(
            key(member), key(order), key(revenue), key(newMember), key(newOrder));

    publish(REVENUE, "1.0.0", newOrder);
    assertThat(droppable(NEWEST_ONE))
        .containsExactlyInAnyOrder(key(member), key(order), key(revenue));
  }

  @Test
  void keepsPreviewsUntilTheyExpire() {
    ReleaseId member = publish(MEMBERS, "1.0.0");
    long end = clock.micros() + Duration.ofDays(7).toNanos() / 1_000;
    change(w -> w.releases().addPreview(release(ORDERS, "1.0.0", "p1", member), end));
    clock.advance(Duration.ofDays(6));
    publish(MEMBERS, "1.0.0");
    var preview = new ReleaseKey(ORDERS, ReleaseKind.PREVIEW, 1);
    var strict = new RetentionRule(1, 0);
    assertThat(retained(strict)).contains(preview, key(member));

    clock.advance(Duration.ofDays(1));
    assertThat(droppable(strict)).containsExactlyInAnyOrder(preview, key(member));
  }

  @Test
  void leavesDroppedReleasesOut() {
    ReleaseId first = publish(ORDERS, "1.0.0");
    publish(REVENUE, "1.0.0", first);
    publish(ORDERS, "1.0.0");
    change(w -> w.releases().drop(Set.of(key(first))));

    assertThat(retained(NEWEST_ONE)).doesNotContain(key(first));
    assertThat(droppable(NEWEST_ONE)).isEmpty();
  }
}
