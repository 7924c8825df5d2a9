package dev.weft.usecases.product;

import dev.weft.model.access.Principal;
import java.util.List;
import java.util.Set;

/// Who stands behind a folder, and what was agreed about it.
///
/// @param principals whose rights it is applied with
/// @param proposer who brought it; breaking changes are approved by somebody else
/// @param acknowledged consumers, as agreements and products spell them, that know what is coming
/// @param asIfAgreed whether to plan as if everybody who is needed had agreed
public record Backing(
    List<Principal> principals, Principal proposer, Set<String> acknowledged, boolean asIfAgreed) {
  public Backing {
    principals = List.copyOf(principals);
    acknowledged = Set.copyOf(acknowledged);
  }

  /// The same people, planning as if everybody who is needed had agreed.
  Backing asIfAll() {
    return new Backing(principals, proposer, acknowledged, true);
  }

  /// Somebody who plans and applies by themselves.
  static Backing of(Principal alone) {
    return new Backing(List.of(alone), alone, Set.of(), false);
  }
}
