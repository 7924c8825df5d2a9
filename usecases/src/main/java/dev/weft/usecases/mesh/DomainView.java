package dev.weft.usecases.mesh;

import dev.weft.model.mesh.Member;
import dev.weft.model.mesh.Role;
import java.util.List;
import java.util.SortedMap;

/// A domain as its page shows it.
///
/// @param contact by name of the way
public record DomainView(
    String name,
    String title,
    SortedMap<String, String> contact,
    List<MemberView> members,
    List<String> products) {

  /// A member and what they are.
  public record MemberView(String who, List<String> roles, List<String> purposes) {
    static MemberView of(Member member) {
      return new MemberView(
          member.who(),
          member.roles().stream().map(Role::word).sorted().toList(),
          member.purposes());
    }
  }
}
