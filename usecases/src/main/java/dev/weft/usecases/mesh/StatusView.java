package dev.weft.usecases.mesh;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The mesh at a glance.
///
/// @param mesh its name; null before `mesh.yaml` was applied
/// @param database the catalog's address, for those who operate the platform; null for others
/// @param people names of declared people, only in a sample mesh
public record StatusView(
    @Nullable String mesh,
    String version,
    String url,
    @Nullable String database,
    String startedAt,
    long journal,
    boolean sample,
    List<String> people,
    int domains,
    List<ProductStatus> products,
    int running) {

  /// Where a product's major stands.
  ///
  /// @param state released, never run, stale or failed
  /// @param release address of the current release
  /// @param rows of those of its output ports' tables that the caller may read; null for none
  public record ProductStatus(
      String product,
      int major,
      String version,
      String state,
      @Nullable String release,
      @Nullable String releasedAt,
      @Nullable Long rows,
      @Nullable String lastRun) {}
}
