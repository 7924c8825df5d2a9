package dev.weft.usecases.product;

import java.util.List;

/// What applying a folder did.
///
/// @param changed false when there was nothing to do; then nothing was written
/// @param journal position of the journal afterwards
/// @param documents number of documents of mesh and domains that were stored
/// @param asked agreements that the caller agreed to and that wait for somebody else
public record AppliedView(
    boolean changed,
    long journal,
    int documents,
    List<AppliedRevision> revisions,
    List<AskedAgreement> asked,
    List<PlanView.NotYours> notYours) {

  /// A stored revision.
  public record AppliedRevision(String product, int major, long revision, String version) {}

  /// An agreement that waits.
  ///
  /// @param request number of the access request that became of it
  public record AskedAgreement(String agreement, String scope, long request) {}
}
