package dev.weft.catalog.audit;

import dev.weft.model.run.AuditHead;
import java.util.List;
import java.util.Optional;

/// What a check of the whole audit found.
///
/// @param records how many were read
/// @param begins id of the first record that is kept: 1 while none was dropped for its age
/// @param segments how many were read
/// @param unsealed records behind the last segment; chained, but not signed yet
/// @param head the end of the sealed part
/// @param foreign heads that were handed in and are not signed by this key
/// @param breaches the first hundred
public record Verification(
    long records,
    long begins,
    long segments,
    long unsealed,
    Optional<AuditHead> head,
    long foreign,
    List<Breach> breaches) {
  public Verification {
    breaches = List.copyOf(breaches);
  }

  public boolean isWhole() {
    return breaches.isEmpty();
  }
}
