package dev.weft.usecases.access;

import dev.weft.catalog.Catalog;
import dev.weft.governance.access.Facts;
import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.mesh.Role;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Tells a caller who they are to the mesh.
public final class WhoAmI {

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public WhoAmI(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// The caller's roles, those on the mesh first.
  public WhoAmIView show(Caller caller) {
    Principal principal = caller.principal();
    return catalog.read(
        reading -> {
          MeshDocuments documents = mesh.documents(reading);
          List<String> teams = documents.vouchedFor(principal).teams().stream().sorted().toList();
          return view(caller, teams, documents.facts(reading.now()));
        });
  }

  private static WhoAmIView view(Caller caller, List<String> teams, Facts facts) {
    Principal principal = caller.principal();
    var roles = new ArrayList<WhoAmIView.ScopeRoles>();
    add(roles, "mesh", facts.rolesOnMesh(principal));
    for (String domain : new TreeSet<>(facts.domains().keySet())) {
      add(roles, domain, facts.rolesIn(principal, domain));
    }
    return new WhoAmIView(
        principal.text(),
        caller.actor().map(Principal::text).orElse(null),
        kind(principal),
        teams,
        roles);
  }

  private static void add(List<WhoAmIView.ScopeRoles> all, String scope, Set<Role> roles) {
    if (!roles.isEmpty()) {
      all.add(new WhoAmIView.ScopeRoles(scope, roles.stream().map(Role::word).sorted().toList()));
    }
  }

  private static String kind(Principal principal) {
    return switch (principal) {
      case Principal.OfPerson _ -> "person";
      case Principal.Operator _ -> "operator";
      case Principal.OfService _ -> "service";
      case Principal.OfProduct _ -> "product";
    };
  }
}
