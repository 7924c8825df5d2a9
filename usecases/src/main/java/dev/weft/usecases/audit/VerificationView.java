package dev.weft.usecases.audit;

import dev.weft.catalog.audit.Verification;
import dev.weft.model.run.AuditHead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a check of the whole audit found.
///
/// @param whole whether nothing was found
/// @param begins number of the first record that is kept; more than 1 once older ones were dropped
/// @param unsealed records behind the last segment, chained but not signed yet
/// @param foreign ends of audits that releases repeat and another key signed: other servers', or
///   this one was replaced
/// @param head the end of the sealed part; null before the first segment
public record VerificationView(
    boolean whole,
    long records,
    long begins,
    long segments,
    long unsealed,
    long foreign,
    @Nullable Head head,
    List<Breach> breaches) {

  /// The end of the sealed part: keep it elsewhere, and nothing before it can be changed unseen.
  public record Head(long segment, String hash, String signature) {}

  /// A place where the audit is not as it was written.
  ///
  /// @param kind changed, missing, unsealed, forged or cut
  public record Breach(String kind, String place, String message) {}

  static VerificationView of(Verification found) {
    return new VerificationView(
        found.isWhole(),
        found.records(),
        found.begins(),
        found.segments(),
        found.unsealed(),
        found.foreign(),
        found.head().map(VerificationView::head).orElse(null),
        found.breaches().stream()
            .map(one -> new Breach(AuditView.word(one.kind()), one.place(), one.sentence()))
            .toList());
  }

  private static Head head(AuditHead head) {
    return new Head(head.segment(), head.hash(), head.signature());
  }
}
