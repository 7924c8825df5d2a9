package dev.weft.usecases.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the questions of the last days would have come to under other policies: each is decided
/// twice by what stands now, once by the policies in force and once by the others.
///
/// @param since from when on questions were looked at
/// @param queries how many were decided again, among those whose records the caller may see
/// @param lost how many could not be: their tables have no release any more
/// @param changed would have been answered otherwise
/// @param refused would have been refused, and are not now
/// @param answered would have been answered, and are not now
/// @param policies what differs between the policies in force and the others
/// @param readers for whom something differs, by principal, purpose and table
/// @param hiddenReaders how many more there are
public record ReplayView(
    String since,
    long queries,
    long lost,
    long changed,
    long refused,
    long answered,
    List<PolicyChange> policies,
    List<Reader> readers,
    int hiddenReaders) {

  public ReplayView {
    policies = List.copyOf(policies);
    readers = List.copyOf(readers);
  }

  /// A policy that comes, goes or changes.
  ///
  /// @param action add, change or remove
  /// @param before its effects in words, the first one first; empty where it comes, and for who may
  ///   not write policies of the scope
  /// @param after the same; empty where it goes
  public record PolicyChange(
      String scope, String id, String action, List<String> before, List<String> after) {
    public PolicyChange {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /// Somebody who would see a table otherwise.
  ///
  /// @param purpose null where a product reads its own domain, or where none was found
  /// @param queries their questions about the table
  /// @param changed how many of them would have been answered otherwise
  /// @param refused how many would have been refused
  /// @param answered how many would have been answered, and are not now
  /// @param columns that are seen otherwise
  /// @param rows fewer or more where one filter implies the other, unknown where neither is sure;
  ///   null where the same rows are kept
  /// @param code of the refusal that comes or goes; null when there is none
  public record Reader(
      String principal,
      @Nullable String purpose,
      String table,
      long queries,
      long changed,
      long refused,
      long answered,
      List<Column> columns,
      @Nullable String rows,
      @Nullable String code) {
    public Reader {
      columns = List.copyOf(columns);
    }
  }

  /// A column that is seen otherwise.
  ///
  /// @param what loses or gains, changes where neither sight can be computed from the other
  /// @param before show, a mask's word or hide
  /// @param after the same
  /// @param used whether any of the questions used it
  public record Column(String name, String what, String before, String after, boolean used) {}
}
