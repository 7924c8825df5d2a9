package dev.weft.usecases.mesh;

import dev.weft.model.mesh.Member;
import dev.weft.model.mesh.Role;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A domain as its page shows it.
///
/// @param parent the domain that it is part of; null for none
/// @param domains those that are part of it
/// @param contact by name of the way
/// @param inherited members of the domains that it is part of, who are so here as well
public record DomainView(
    String name,
    String title,
    @Nullable String parent,
    List<String> domains,
    SortedMap<String, String> contact,
    List<MemberView> members,
    List<InheritedView> inherited,
    List<String> products) {

  public DomainView {
    domains = List.copyOf(domains);
    inherited = List.copyOf(inherited);
  }

  /// A member of a domain that this one is part of.
  ///
  /// @param from the domain
  public record InheritedView(String from, String who, List<String> roles, List<String> purposes) {}

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
