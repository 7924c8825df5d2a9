package dev.weft.catalog;

import static dev.weft.catalog.JournalContract.inParallel;
import static dev.weft.catalog.Samples.MEMBERS;
import static dev.weft.catalog.Samples.ORDERS;
import static dev.weft.catalog.Samples.location;
import static dev.weft.catalog.Samples.release;
import static dev.weft.catalog.Samples.revision;
import static dev.weft.catalog.Samples.rollbackOf;
import static dev.weft.catalog.Samples.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.catalog.release.CurrentRelease;
import dev.weft.catalog.release.ReleaseKey;
import dev.weft.catalog.release.ReleaseKind;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.AuditHead;
import dev.weft.model.run.Release;
import dev.weft.model.run.ReleaseId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class ReleaseContract extends CatalogContract {

  private Release publish(ProductId product, String version, String run, long expected) {
    return write(w -> w.releases().publish(release(product, version, run), expected));
  }

  @Test
  void publishesAReleaseWithEverythingInIt() {
    var input = new ReleaseId(MEMBERS, version("1.2.0"), 7);
    Release published = write(w -> w.releases().publish(release(ORDERS, "1.0.0", "r1", input), 0));

    assertThat(published.id()).isEqualTo(new ReleaseId(ORDERS, version("1.0.0"), 1));
    assertThat(published.publishedAt()).isEqualTo(clock.micros());
    assertThat(published.inputs()).containsExactly(input);
    Release stored = find(r -> r.releases().current(ORDERS, 1)).orElseThrow().release();
    assertThat(stored).isEqualTo(published);
    assertThat(journaledKinds()).containsExactly("release.published");
    assertThat(journal().getFirst().subject()).isEqualTo("sales/orders@1.0.0+1");
  }

  @Test
  void repeatsTheEndOfTheAudit() {
    var head = new AuditHead(7, "ab".repeat(32), "A".repeat(86) + "==");
    Release draft = release(ORDERS, "1.0.0", "r1").repeating(Optional.of(head));
    write(w -> w.releases().publish(draft, 0));
    write(w -> w.releases().publish(draft, 1));
    write(w -> w.releases().addPreview(draft.repeating(Optional.empty()), clock.micros()));

    assertThat(find(r -> r.releases().find(ORDERS, 2)).orElseThrow().release().audit())
        .contains(head);
    assertThat(list(r -> r.releases().auditHeads())).containsExactly(head);
  }

  @Test
  void tellsWhatWasCurrentAtATime() {
    publish(ORDERS, "1.0.0", "r1", 0);
    long first = clock.micros();
    clock.advance(Duration.ofHours(1));
    publish(ORDERS, "1.1.0", "r2", 1);
    publish(ORDERS, "2.0.0", "r3", 0);

    assertThat(find(r -> r.releases().currentAt(ORDERS, 1, first - 1))).isEmpty();
    assertThat(find(r -> r.releases().currentAt(ORDERS, 2, first))).isEmpty();
    assertThat(find(r -> r.releases().currentAt(ORDERS, 1, first)).orElseThrow().key().number())
        .isEqualTo(1);
    assertThat(
            find(r -> r.releases().currentAt(ORDERS, 1, clock.micros()))
                .orElseThrow()
                .key()
                .number())
        .isEqualTo(2);
    assertThat(find(r -> r.releases().findAt(ORDERS, 2, first))).isEmpty();
  }

  @Test
  void findsManyAtOnce() {
    publish(ORDERS, "1.0.0", "r1", 0);
    publish(MEMBERS, "1.0.0", "r2", 0);
    write(w -> w.releases().addPreview(release(ORDERS, "1.0.0", "r3"), clock.micros()));
    var released = new ReleaseKey(ORDERS, ReleaseKind.RELEASE, 1);
    var preview = new ReleaseKey(ORDERS, ReleaseKind.PREVIEW, 1);
    var missing = new ReleaseKey(MEMBERS, ReleaseKind.PREVIEW, 1);

    Map<ReleaseKey, StoredRelease> found =
        read(r -> r.releases().byKey(List.of(released, preview, missing, released)));
    assertThat(found)
        .isEqualTo(
            Map.of(
                released, read(r -> r.releases().get(ORDERS, 1)),
                preview, read(r -> r.releases().getPreview(ORDERS, 1))));
    found = read(r -> r.releases().byKey(List.of()));
    assertThat(found).isEmpty();
  }

  @Test
  void movesThePointerOfItsMajorOnly() {
    publish(ORDERS, "1.0.0", "r1", 0);
    publish(ORDERS, "2.0.0", "r2", 0);
    publish(ORDERS, "1.0.1", "r3", 1);

    assertThat(list(r -> r.releases().current(List.of(MEMBERS, ORDERS))))
        .containsExactlyInAnyOrder(
            read(r -> r.releases().get(ORDERS, 3)), read(r -> r.releases().get(ORDERS, 2)));
    assertThat(list(r -> r.releases().current(List.of(MEMBERS)))).isEmpty();
    assertThat(list(r -> r.releases().current(List.of()))).isEmpty();
    assertThat(list(r -> r.releases().currents(ORDERS)))
        .containsExactly(
            new CurrentRelease(ORDERS, 1, 3, clock.micros()),
            new CurrentRelease(ORDERS, 2, 2, clock.micros()));
    assertThat(number(r -> r.releases().currentNumber(ORDERS, 2))).isEqualTo(2);
    assertThat(number(r -> r.releases().currentNumber(ORDERS, 3))).isZero();
    assertThat(find(r -> r.releases().current(ORDERS, 3))).isEmpty();
  }

  @Test
  void refusesWhoeverDidNotSeeTheLastRelease() {
    publish(ORDERS, "1.0.0", "r1", 0);

    for (long expected : List.of(0L, 2L)) {
      assertThatThrownBy(() -> publish(ORDERS, "1.0.0", "r2", expected))
          .isInstanceOfSatisfying(
              WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RELEASE_CONFLICT))
          .hasMessageContaining("Release 1 of sales/orders@1 was published meanwhile");
    }

    assertThat(list(r -> r.releases().list(ORDERS, Long.MAX_VALUE, 10))).hasSize(1);
    assertThat(read(r -> r.releases().newestLocations(ORDERS, 1)).get("lines"))
        .isEqualTo(location("lines", "r1"));
    assertThat(journal()).hasSize(1);
  }

  @Test
  void letsOneOfManyPublishersWin() throws Exception {
    var lost = new AtomicInteger();
    for (long round = 0; round < 5; round++) {
      long expected = round;
      inParallel(
          IntStream.range(0, 6)
              .mapToObj(
                  i ->
                      (Runnable)
                          () -> {
                            try {
                              publish(ORDERS, "1.0.0", "r" + expected + "-" + i, expected);
                            } catch (WeftException e) {
                              assertThat(e.code()).isEqualTo(ErrorCode.RELEASE_CONFLICT);
                              lost.incrementAndGet();
                            }
                          })
              .toList());
    }

    assertThat(lost).hasValue(5 * 5);
    assertThat(list(r -> r.releases().list(ORDERS, Long.MAX_VALUE, 100)))
        .extracting(stored -> stored.release().id().number())
        .containsExactly(5L, 4L, 3L, 2L, 1L);
  }

  @Test
  void endsEveryTablesLineAtTheLastPublishedMetadataAlsoAfterARollback() {
    publish(ORDERS, "1.0.0", "r1", 0);
    publish(ORDERS, "1.1.0", "r2", 1);
    publish(ORDERS, "2.0.0", "other", 0);
    change(w -> w.releases().publish(rollbackOf(1, release(ORDERS, "1.0.0", "r3")), 2));

    var newest = read(r -> r.releases().newestLocations(ORDERS, 1));
    assertThat(newest).isEqualTo(Map.of("lines", location("lines", "r3")));
    var current = find(r -> r.releases().current(ORDERS, 1)).orElseThrow().release();
    assertThat(current.rollbackOf()).contains(1L);
    assertThat(current.id().number()).isEqualTo(4);
  }

  @Test
  void countsPreviewsSeparatelyAndMovesNothingForThem() {
    publish(ORDERS, "1.0.0", "r1", 0);
    long end = clock.micros() + 1_000;
    Release preview = write(w -> w.releases().addPreview(release(ORDERS, "1.1.0", "p1"), end));

    assertThat(preview.id().number()).isEqualTo(1);
    StoredRelease stored = find(r -> r.releases().findPreview(ORDERS, 1)).orElseThrow();
    assertThat(stored.expiresAt()).contains(end);
    assertThat(stored.release()).isEqualTo(preview);
    assertThat(number(r -> r.releases().currentNumber(ORDERS, 1))).isEqualTo(1);
    assertThat(read(r -> r.releases().newestLocations(ORDERS, 1)).get("lines"))
        .isEqualTo(location("lines", "r1"));
    assertThat(list(r -> r.releases().previews(ORDERS, Long.MAX_VALUE, 10))).hasSize(1);
    assertThat(list(r -> r.releases().list(ORDERS, Long.MAX_VALUE, 10))).hasSize(1);
    assertThat(journal().getLast().subject()).isEqualTo("sales/orders@1.1.0-preview.1");
  }

  @Test
  void neverTakesANumberTwice() {
    publish(ORDERS, "1.0.0", "r1", 0);
    publish(ORDERS, "1.0.0", "r2", 1);
    change(w -> w.releases().drop(List.of(key(1))));
    reopen();

    assertThat(publish(ORDERS, "1.0.0", "r3", 2).id().number()).isEqualTo(3);
  }

  @Test
  void listsNewestFirstInPages() {
    for (long i = 0; i < 5; i++) {
      publish(ORDERS, "1.0.0", "r" + i, i);
    }

    assertThat(list(r -> r.releases().list(ORDERS, Long.MAX_VALUE, 2)))
        .extracting(stored -> stored.release().id().number())
        .containsExactly(5L, 4L);
    assertThat(list(r -> r.releases().list(ORDERS, 4, 10)))
        .extracting(stored -> stored.release().id().number())
        .containsExactly(3L, 2L, 1L);
    assertThat(list(r -> r.releases().list(MEMBERS, Long.MAX_VALUE, 10))).isEmpty();
  }

  @Test
  void listsDroppedReleasesAndReadsThemNoMore() {
    publish(ORDERS, "1.0.0", "r1", 0);
    publish(ORDERS, "1.0.0", "r2", 1);
    change(w -> w.releases().drop(List.of(key(1))));
    change(w -> w.releases().drop(List.of(key(1))));

    assertThat(list(r -> r.releases().list(ORDERS, Long.MAX_VALUE, 10)))
        .extracting(StoredRelease::dropped)
        .containsExactly(false, true);
    assertThat(refusal(w -> w.releases().get(ORDERS, 1))).isEqualTo(ErrorCode.RELEASE_NOT_RETAINED);
    assertThat(refusal(w -> w.releases().get(ORDERS, 9))).isEqualTo(ErrorCode.RELEASE_NOT_FOUND);
    assertThat(refusal(w -> w.releases().getPreview(ORDERS, 1)))
        .isEqualTo(ErrorCode.RELEASE_NOT_FOUND);
    assertThat(journaledKinds())
        .containsExactly("release.published", "release.published", "release.dropped");
  }

  @Test
  void refusesToDropTheCurrentReleaseOfAnActiveMajor() {
    change(w -> w.registry().addRevision(revision(w, ORDERS, "1.0.0"), 0));
    publish(ORDERS, "1.0.0", "r1", 0);

    assertThat(refusal(w -> w.releases().drop(List.of(key(1)))))
        .isEqualTo(ErrorCode.RELEASE_IS_CURRENT);
    assertThat(refusal(w -> w.releases().drop(List.of(key(2)))))
        .isEqualTo(ErrorCode.RELEASE_NOT_FOUND);

    change(w -> w.registry().retireMajor(ORDERS, 1));
    change(w -> w.releases().drop(List.of(key(1))));
    assertThat(refusal(w -> w.releases().get(ORDERS, 1))).isEqualTo(ErrorCode.RELEASE_NOT_RETAINED);
  }

  @Test
  void takesMetadataOfUndroppedReleasesAndOfLinesForReachable() {
    publish(ORDERS, "1.0.0", "r1", 0);
    publish(ORDERS, "1.0.0", "r2", 1);
    publish(ORDERS, "1.0.0", "r3", 2);
    change(w -> w.releases().addPreview(release(ORDERS, "1.1.0", "p1"), clock.micros()));
    change(w -> w.releases().drop(List.of(key(1), key(3))));

    var reachable = read(r -> r.releases().reachable());
    assertThat(reachable)
        .containsExactlyInAnyOrder(
            location("lines", "r2"), location("lines", "r3"), location("lines", "p1"));
  }

  @Test
  void takesMetadataOfReleasesDroppedOfLateForReachable() {
    publish(ORDERS, "1.0.0", "r1", 0);
    publish(ORDERS, "1.0.0", "r2", 1);
    publish(ORDERS, "1.0.0", "r3", 2);
    change(w -> w.releases().drop(List.of(key(1))));
    long since = clock.micros() + 1;
    clock.advance(Duration.ofMinutes(1));
    change(w -> w.releases().drop(List.of(key(2))));
    var reachable = read(r -> r.releases().reachable(since));
    assertThat(reachable)
        .containsExactlyInAnyOrder(location("lines", "r2"), location("lines", "r3"));
  }

  private static ReleaseKey key(long number) {
    return new ReleaseKey(ORDERS, ReleaseKind.RELEASE, number);
  }
}
