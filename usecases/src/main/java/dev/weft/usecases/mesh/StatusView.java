package dev.weft.usecases.mesh;

import dev.weft.usecases.promise.MissedPromise;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The mesh at a glance.
///
/// @param mesh its name; null before `mesh.yaml` was applied
/// @param database the catalog's address, for those who operate the platform; null for others
/// @param ending agreements that the caller may see and that end within a month, the next one first
/// @param missed promises of products that the caller may build, none of those of others
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
    List<EndingAgreement> ending,
    List<MissedPromise> missed,
    int running,
    Cage cage) {

  /// The processes in which statements run.
  ///
  /// @param isolation how much of it must hold: require or best_effort
  /// @param workers how many there are now
  /// @param guards what the newest of them said; empty before there was one
  public record Cage(String isolation, int workers, List<Guard> guards) {
    public Cage {
      guards = List.copyOf(guards);
    }
  }

  /// One thing that a worker gave up, by itself and for good.
  ///
  /// @param holds whether the system granted it
  public record Guard(String name, boolean holds) {}

  /// An agreement that is about to end.
  ///
  /// @param domain the providing one
  /// @param product `domain/product@major`
  /// @param endsIn days that are left after today
  public record EndingAgreement(
      String domain, String id, String product, String consumer, long endsIn) {}

  /// Where a product's major stands.
  ///
  /// @param state released, never run, stale, failed, or external: all that it offers stays where
  ///   it is, and nothing of it is built
  /// @param release address of the current release; null for none, and for an external one
  /// @param servers where the data of an external one is, such as `warehouse (snowflake)`
  /// @param rows of those of its output ports' tables that the caller may read; null for none
  public record ProductStatus(
      String product,
      int major,
      String version,
      String state,
      @Nullable String release,
      @Nullable String releasedAt,
      @Nullable Long rows,
      @Nullable String lastRun,
      List<String> servers) {}
}
