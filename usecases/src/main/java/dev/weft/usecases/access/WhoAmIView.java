package dev.weft.usecases.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who the caller is to the mesh.
///
/// @param actor who really signed in, when it acts as somebody else
/// @param kind operator, person or service
/// @param teams they belong to, by name
public record WhoAmIView(
    String principal,
    @Nullable String actor,
    String kind,
    List<String> teams,
    List<ScopeRoles> roles) {

  /// Roles in a domain, or on the mesh when the scope is `mesh`.
  public record ScopeRoles(String scope, List<String> roles) {}
}
