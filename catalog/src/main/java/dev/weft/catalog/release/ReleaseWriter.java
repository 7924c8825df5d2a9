package dev.weft.catalog.release;

import dev.weft.catalog.journal.Change;
import dev.weft.catalog.journal.EntryKinds;
import dev.weft.model.product.Address;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.Release;
import dev.weft.model.run.ReleaseId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Publishes, previews and drops. Every method records what it did in the journal.
public final class ReleaseWriter extends Releases {

  private final Change change;
  private final ReleaseInsert insert;

  public ReleaseWriter(Change change) {
    super(change);
    this.change = change;
    this.insert = new ReleaseInsert(change);
  }

  /// Publishes: takes the product's next release number, stores the release, moves the pointer of
  /// its major and the line of each of its tables. Visible as a whole when the transaction commits.
  ///
  /// @param draft its number and time are ignored; the result has the real ones
  /// @param expectedCurrent number of the release that is current now, 0 when there is none
  /// @return the release as stored
  /// @throws dev.weft.model.error.WeftException RELEASE_CONFLICT when another one was published
  ///   meanwhile; let it through, so that the transaction is rolled back
  public Release publish(Release draft, long expectedCurrent) {
    Release release = insert.release(draft);
    moveCurrent(release, expectedCurrent);
    insert.moveLines(release);
    Map<String, Object> detail = detail(release);
    detail.put("previous", expectedCurrent);
    change.record(EntryKinds.RELEASE_PUBLISHED, release.id().toString(), detail);
    return release;
  }

  /// Stores a preview under the product's next preview number. No pointer and no line moves.
  ///
  /// @param draft its number and time are ignored; the result has the real ones
  /// @param expiresAt microseconds since the epoch
  public Release addPreview(Release draft, long expiresAt) {
    Release preview = insert.preview(draft, expiresAt);
    Map<String, Object> detail = detail(preview);
    detail.put("expiresAt", expiresAt);
    change.record(EntryKinds.PREVIEW_MADE, subject(ReleaseKind.PREVIEW, preview.id()), detail);
    return preview;
  }

  /// Marks releases as gone: still listed, no longer readable. Those dropped before stay as they
  /// are. Call it before their files are removed.
  ///
  /// @throws dev.weft.model.error.WeftException RELEASE_NOT_FOUND; RELEASE_IS_CURRENT when one is
  ///   the current release of an active major
  public void drop(Collection<ReleaseKey> keys) {
    Set<ReleaseKey> currents = activeCurrents();
    for (ReleaseKey key : keys) {
      if (currents.contains(key)) {
        throw ReleaseProblems.current(key);
      }
      StoredRelease release = find(key).orElseThrow(() -> ReleaseProblems.notFound(key));
      if (markDropped(key) > 0) {
        new ReleaseColumns(change).delete(key);
        change.record(
            EntryKinds.RELEASE_DROPPED, subject(key.kind(), release.release().id()), Map.of());
      }
    }
  }

  private void moveCurrent(Release release, long expected) {
    ProductId product = release.id().product();
    int major = release.id().version().major();
    int rows = expected == 0 ? setFirst(release) : moveFrom(expected, release);
    if (rows == 0) {
      throw ReleaseProblems.conflict(product, major, expected, currentNumber(product, major));
    }
  }

  private int setFirst(Release release) {
    return change
        .update(
            """
            insert into current_release (product, major, number, moved_at)
            values (:product, :major, :number, :now)
            on conflict (product, major) do nothing
            """)
        .bindMap(pointer(release))
        .execute();
  }

  private int moveFrom(long expected, Release release) {
    return change
        .update(
            """
            update current_release set number = :number, moved_at = :now
            where product = :product and major = :major and number = :expected
            """)
        .bindMap(pointer(release))
        .bind("expected", expected)
        .execute();
  }

  private Map<String, Object> pointer(Release release) {
    return Map.of(
        "product", release.id().product().toString(),
        "major", release.id().version().major(),
        "number", release.id().number(),
        "now", change.now());
  }

  private int markDropped(ReleaseKey key) {
    return change
        .update(
            """
            update product_release set dropped_at = :now
            where product = :product and kind = :kind and number = :number and dropped_at is null
            """)
        .bind("now", change.now())
        .bind("product", key.product().toString())
        .bind("kind", key.kind().name())
        .bind("number", key.number())
        .execute();
  }

  private static Map<String, Object> detail(Release release) {
    var detail = new HashMap<String, Object>();
    detail.put("product", release.id().product());
    detail.put("major", release.id().version().major());
    detail.put("number", release.id().number());
    detail.put("revision", release.revision());
    detail.put("run", release.runId());
    release.rollbackOf().ifPresent(number -> detail.put("rollbackOf", number));
    return detail;
  }

  private static String subject(ReleaseKind kind, ReleaseId id) {
    return switch (kind) {
      case RELEASE -> id.toString();
      case PREVIEW -> id.product() + new Address.State.Preview(id.version(), id.number()).suffix();
    };
  }
}
