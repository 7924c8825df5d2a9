package dev.weft.usecases.mesh;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.mesh.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// Every failure of changing members with its sentence.
final class MemberFailures {

  private MemberFailures() {}

  static WeftException ofMesh() {
    return WeftException.of(
        ErrorCode.ACCESS_MEMBER,
        "The domain that stands for the mesh has no members of its own: governance leads own it",
        "Write governance leads into mesh.yaml.");
  }

  static WeftException noDomain(String domain) {
    return WeftException.of(
        ErrorCode.REGISTRY_NOT_FOUND,
        "There is no domain " + domain,
        "`weft domain list` shows what there is.");
  }

  static WeftException notYours(String domain, List<String> who) {
    return WeftException.of(
        ErrorCode.ACCESS_ROLE,
        "You may not change these members of " + domain,
        "Ask " + String.join(", ", who) + ".");
  }

  static WeftException notEditable(String domain) {
    return WeftException.of(
        ErrorCode.ACCESS_MEMBER,
        "The members of " + domain + " are not written one on a line",
        "Change domain.yaml by hand and apply it.");
  }

  static WeftException noRole(String word) {
    String roles =
        Arrays.stream(Role.values())
            .filter(role -> !role.ofMesh())
            .map(Role::word)
            .collect(Collectors.joining(", "));
    return WeftException.of(
        ErrorCode.ACCESS_MEMBER,
        "`" + word + "` is no role in a domain",
        "Use one or more of " + roles + ".");
  }

  static WeftException noRoles() {
    return WeftException.of(
        ErrorCode.ACCESS_MEMBER,
        "A member has at least one role",
        "Name a role, or remove the member.");
  }

  static WeftException nobody(String who) {
    return WeftException.of(
        ErrorCode.ACCESS_MEMBER,
        "The mesh knows nobody called " + who,
        "A platform engineer declares people in people.yaml; a service account is written"
            + " service:name, a team team:name.");
  }

  static WeftException noPurpose(String purpose, Collection<String> known) {
    return WeftException.of(
        ErrorCode.ACCESS_MEMBER,
        "The mesh knows no purpose " + purpose,
        "Use " + String.join(", ", known) + ".");
  }
}
