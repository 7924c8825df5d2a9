package dev.weft.usecases.product;

import dev.weft.model.error.Finding;
import dev.weft.usecases.replay.ReplayView;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What applying a folder would do.
///
/// @param fingerprint of the folder and of everything the plan read
/// @param kind mesh, domain or product
/// @param moves products that come out of another domain, with what that changes
/// @param notYours documents that the caller may not apply, or that depend on such
/// @param findings warnings; errors refuse the plan
/// @param replay what the questions of the last days come to under policies that the plan brings;
///   null where it brings none
public record PlanView(
    String fingerprint,
    boolean empty,
    String kind,
    List<DocumentChange> documents,
    List<ProductChange> products,
    List<MoveView> moves,
    List<NotYours> notYours,
    List<Finding> findings,
    @Nullable ReplayView replay) {

  private static final String MAJOR = "major";

  /// The same with what its policies do.
  PlanView with(ReplayView replay) {
    return new PlanView(
        fingerprint, empty, kind, documents, products, moves, notYours, findings, replay);
  }

  /// A document of mesh or domain.
  ///
  /// @param action add, change or remove; ask where others have to agree as well before it is
  ///   stored
  public record DocumentChange(
      String action, String kind, String name, String scope, String file) {}

  /// A product's new revision.
  ///
  /// @param action add, change or remove, when the major is retired
  /// @param fromStatus null when the major is new
  /// @param rebuilds whether its next run makes another release
  /// @param readers those that the caller may know of
  /// @param hiddenReaders how many more there are
  public record ProductChange(
      String product,
      int major,
      String action,
      @Nullable String fromVersion,
      String toVersion,
      @Nullable String fromStatus,
      String toStatus,
      List<TableChange> tables,
      List<ContractChange> contracts,
      boolean rebuilds,
      List<Reader> readers,
      int hiddenReaders,
      List<LabelView> labels) {}

  /// What a column of a port's table would carry if it were built now.
  ///
  /// @param labels effective ones, family to label
  /// @param lowered what lowers a label on the way to it, such as `weft_year`
  public record LabelView(
      String table, String column, SortedMap<String, String> labels, List<String> lowered) {}

  /// A table that comes, goes or changes.
  public record TableChange(
      String name, String action, boolean internal, List<ColumnView> columns) {}

  /// A column that comes, goes or changes.
  ///
  /// @param action add, remove, rename or change
  public record ColumnView(
      String name, String action, @Nullable String from, @Nullable String to) {}

  /// A contract that comes, goes or changes.
  ///
  /// @param action add, change or remove; a new major beside an old one is added, with the old
  ///   one's version as `fromVersion`
  /// @param impact none, patch, minor or major: the greatest of all changes
  /// @param changes what differs from `fromVersion`
  public record ContractChange(
      String id,
      String action,
      @Nullable String fromVersion,
      @Nullable String toVersion,
      String impact,
      List<PromiseChange> changes) {

    /// Whether it breaks a promise that no rule lets go.
    boolean breaks() {
      return impact.equals(MAJOR)
          && (changes.isEmpty() || changes.stream().anyMatch(PromiseChange::breaks));
    }
  }

  /// What a contract promises otherwise than before.
  ///
  /// @param path JSON pointer, items of lists by their natural keys
  /// @param kind added, removed or changed
  /// @param rule stable name of the row of the table of breaking changes
  /// @param reaches consumers that declared to read it and that the caller may know of, for major
  ///   changes
  /// @param hiddenReaches how many more there are
  /// @param observed who was seen reading it in the last 90 days, for major changes
  /// @param hiddenObserved how many more there are
  /// @param unused whether it breaks a promise on which nobody is known to rely: nobody declared to
  ///   read it, may have it by an agreement, or was seen reading it, and every read of the last 90
  ///   days was counted
  /// @param letGo the rule by which it takes no new major; null when there is none
  public record PromiseChange(
      String path,
      String kind,
      String impact,
      String rule,
      String message,
      List<String> reaches,
      int hiddenReaches,
      List<String> observed,
      int hiddenObserved,
      boolean unused,
      @Nullable String letGo) {

    /// Whether somebody has to be told.
    boolean breaks() {
      return impact.equals(MAJOR) && letGo == null;
    }
  }

  /// A product that declares to read this one.
  public record Reader(String product, List<String> tables) {}

  /// A document left out.
  ///
  /// @param who roles or people who may apply it, or what it waits for
  public record NotYours(String kind, String name, String scope, String file, List<String> who) {}
}
