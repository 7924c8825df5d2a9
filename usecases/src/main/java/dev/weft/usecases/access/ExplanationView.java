package dev.weft.usecases.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why somebody sees what of a table.
///
/// @param table its address
/// @param principal whose access is explained
/// @param purpose the one decided under; null when it did not come to that
/// @param verdict allow or deny
/// @param code of the refusal, with its reason and remedy; null when allowed
/// @param grant the one it was decided under, such as `membership customer`
/// @param otherGrants further ones that could be chosen
/// @param documents every policy and agreement that was looked at
/// @param columns after the merge; empty after a refusal
/// @param filters how many row filters hold
/// @param minimumGroup subjects that a group needs at least; null without
/// @param incidents policies that could not be evaluated, which therefore shut what they guard
/// @param warnings of policies in the stage `warn`
/// @param basis what it was decided by; null for who may not know of it
public record ExplanationView(
    String table,
    String principal,
    @Nullable String purpose,
    String verdict,
    @Nullable String code,
    @Nullable String reason,
    @Nullable String remedy,
    @Nullable String grant,
    List<String> otherGrants,
    List<DocumentView> documents,
    List<ColumnView> columns,
    int filters,
    @Nullable Integer minimumGroup,
    List<String> incidents,
    List<String> warnings,
    @Nullable BasisView basis) {

  /// What a decision rests on beside the documents that were looked at.
  ///
  /// @param at the moment that it is a decision of
  /// @param journal position of the last change before that moment
  /// @param release whose columns, labels and files it is about
  /// @param revision that the release was built from
  /// @param documents that say who is a member, what attributes people and which labels and
  ///   purposes the mesh has
  public record BasisView(
      String at, long journal, String release, long revision, List<UsedView> documents) {}

  /// A document in the version that was used.
  public record UsedView(String kind, String name, long version, String changedAt) {}

  /// A document that was looked at.
  ///
  /// @param version counts its changes
  /// @param effects what it did and to what; empty when it did not match
  public record DocumentView(
      String kind, String scope, String id, long version, String stage, List<EffectView> effects) {}

  /// What a document did.
  ///
  /// @param column null for the whole table
  public record EffectView(@Nullable String column, String effect) {}

  /// A column after the merge.
  ///
  /// @param result show, hide or a mask
  /// @param because the effects that were merged
  public record ColumnView(String column, String result, List<String> because) {}
}
