package dev.weft.usecases.registry;

import dev.weft.governance.policy.PolicySet;
import dev.weft.governance.policy.Versioned;
import dev.weft.governance.policy.Vocabulary;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.policy.AccessPolicy;
import java.util.LinkedHashMap;
import java.util.List;

/// The policies that will hold when a folder is applied.
public final class ComingPolicies {

  private ComingPolicies() {}

  /// The folder's in place of applied ones of the same name.
  public static PolicySet of(MeshDocuments applied, MeshFolder folder) {
    var coming = folder.policies();
    if (coming.isEmpty()) {
      return applied.policies();
    }
    var policies = new LinkedHashMap<String, Versioned<AccessPolicy>>();
    for (var known : List.of(applied.folder().policies(), coming)) {
      for (var scoped : known) {
        AccessPolicy policy = scoped.document().value();
        policies.put(policy.scope() + "/" + policy.id(), new Versioned<>(policy, 0));
      }
    }
    return new PolicySet(vocabulary(applied, folder), List.copyOf(policies.values()));
  }

  /// The words that will hold: the folder's, when it brings a mesh.
  public static Vocabulary vocabulary(MeshDocuments applied, MeshFolder folder) {
    return folder
        .mesh()
        .map(coming -> coming.value())
        .or(applied::mesh)
        .map(Vocabulary::of)
        .orElseGet(Vocabulary::none);
  }
}
