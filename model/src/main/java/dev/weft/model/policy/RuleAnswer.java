package dev.weft.model.policy;

import dev.weft.model.mesh.Role;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a rule answers where its `when` holds: its `then`. Rules on agreements answer requests for
/// access, rules on changes answer what breaks a promise.
public sealed interface RuleAnswer {

  /// The owner's yes, given beforehand. Never where personal data is asked for.
  record Approve() implements RuleAnswer {}

  /// Somebody agrees as well, besides those who decide anyway.
  ///
  /// @param roles in the product's domain or on the mesh
  /// @param people by name
  record Route(Set<Role> roles, List<String> people) implements RuleAnswer {
    public Route {
      roles = Collections.unmodifiableSet(new TreeSet<>(roles));
      people = List.copyOf(people);
    }
  }

  /// What breaks a promise that nobody relies on goes without a new major. Never what somebody is
  /// known to use, or may.
  record Accept() implements RuleAnswer {}
}
