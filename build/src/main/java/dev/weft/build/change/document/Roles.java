package dev.weft.build.change.document;

import dev.weft.build.change.Rule;
import java.util.List;
import java.util.Set;

/// `roles` of a contract or of one of its servers: what a consumer asks for to get in.
final class Roles {

  private Roles() {}

  static void compare(Element old, Element now, Spot owner, Changes changes) {
    Spot list = owner.at("roles");
    for (Match match :
        Match.of(old.elements("roles"), now.elements("roles"), List.of(Match.by("role")))) {
      switch (match) {
        case Match.Added(Element role) ->
            changes.added(
                list.at(name(role)),
                Rule.ROLE_ADDED,
                "The role " + Words.name(name(role)) + " was added");
        case Match.Removed(Element role) ->
            changes.removed(
                list.at(name(role)),
                Rule.ROLE_REMOVED,
                "The role " + Words.name(name(role)) + " was removed");
        case Match.Kept(Element was, Element is) ->
            kept(was, is, list.at(name(is)).inside(name(is)), changes);
      }
    }
  }

  private static void kept(Element old, Element now, Spot spot, Changes changes) {
    boolean said = old.has("access");
    if (!old.find("access").equals(now.find("access"))) {
      changes.field(
          spot.at("access"),
          old.find("access"),
          now.find("access"),
          !said
              ? Rule.ROLE_ACCESS_ADDED
              : now.has("access") ? Rule.ROLE_CHANGED : Rule.ROLE_ACCESS_REMOVED,
          "The access of the role "
              + spot.subject()
              + " went "
              + Words.step(old.find("access"), now.find("access")));
    }
    Wording.compare(old, now, spot, Set.of("role", "access"), changes);
  }

  private static String name(Element role) {
    return role.text("role").orElse("");
  }
}
