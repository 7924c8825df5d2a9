package dev.weft.catalog.overview;

import dev.weft.model.product.ProductId;
import dev.weft.model.product.ProductKind;
import dev.weft.model.product.Version;
import dev.weft.model.run.RunState;
import java.util.Optional;

/// An active major of a product and where it stands.
///
/// @param revision number of its last revision
/// @param version of that revision
public record ProductStanding(
    ProductId product,
    ProductKind kind,
    String status,
    boolean hidden,
    int major,
    long revision,
    Version version,
    Optional<CurrentState> release,
    Optional<LastBuild> build) {

  /// The current release.
  ///
  /// @param publishedAt microseconds since the epoch
  /// @param revision it shows
  /// @param rows of the tables of its output ports together
  public record CurrentState(
      long number,
      Version version,
      long revision,
      long publishedAt,
      boolean rolledBack,
      long rows) {}

  /// The newest build of the major, previews and rollbacks aside.
  public record LastBuild(String run, RunState state) {}

  /// Where a list goes on: behind this one.
  public record Cursor(String product, int major) {
    /// Before the first.
    public static final Cursor FIRST = new Cursor("", 0);
  }

  public Cursor cursor() {
    return new Cursor(product.toString(), major);
  }
}
