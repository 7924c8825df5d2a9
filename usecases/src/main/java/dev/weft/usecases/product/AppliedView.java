package dev.weft.usecases.product;

import java.util.List;

/// What applying a folder did.
///
/// @param changed false when there was nothing to do; then nothing was written
/// @param journal position of the journal afterwards
/// @param documents number of documents of mesh and domains that were stored
public record AppliedView(
    boolean changed,
    long journal,
    int documents,
    List<AppliedRevision> revisions,
    List<PlanView.NotYours> notYours) {

  /// A stored revision.
  public record AppliedRevision(String product, int major, long revision, String version) {}
}
