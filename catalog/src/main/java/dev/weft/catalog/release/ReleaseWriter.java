package dev.weft.catalog.release;

import dev.weft.catalog.journal.Change;
import dev.weft.model.run.Release;
import java.util.Collection;

/// Publishes, previews and drops. Every method records what it did in the journal.
public final class ReleaseWriter extends Releases {

  private final Change change;

  public ReleaseWriter(Change change) {
    super(change);
    this.change = change;
  }

  /// Publishes: takes the product's next release number, stores the release, moves the pointer of
  /// its major and the line of each of its tables. Visible as a whole when the transaction commits.
  ///
  /// @param draft its number and time are ignored; the result has the real ones
  /// @param expectedCurrent number of the release that is current now, 0 when there is none
  /// @return the release as stored
  /// @throws dev.weft.model.error.WeftException RELEASE_CONFLICT when another one was published
  ///   meanwhile; nothing of this one is stored once the transaction is rolled back
  public Release publish(Release draft, long expectedCurrent) {
    throw new UnsupportedOperationException();
  }

  /// Stores a preview under the product's next preview number. No pointer and no line moves.
  ///
  /// @param draft its number and time are ignored; the result has the real ones
  /// @param expiresAt microseconds since the epoch
  public Release addPreview(Release draft, long expiresAt) {
    throw new UnsupportedOperationException();
  }

  /// Marks releases as gone: still listed, no longer readable. Those dropped before stay as they
  /// are. Call it before their files are removed.
  ///
  /// @throws dev.weft.model.error.WeftException RELEASE_IS_CURRENT when one is the current release
  ///   of an active major
  public void drop(Collection<ReleaseKey> keys) {
    throw new UnsupportedOperationException();
  }
}
