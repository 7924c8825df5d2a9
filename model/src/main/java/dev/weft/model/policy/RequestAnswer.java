package dev.weft.model.policy;

import dev.weft.model.mesh.Role;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What a rule on agreements answers to a request for access: its `then`.
public sealed interface RequestAnswer {

  /// The owner's yes, given beforehand. Never where personal data is asked for.
  record Approve() implements RequestAnswer {}

  /// Somebody agrees as well, besides those who decide anyway.
  ///
  /// @param roles in the product's domain or on the mesh
  /// @param people by name
  record Route(Set<Role> roles, List<String> people) implements RequestAnswer {
    public Route {
      roles = Collections.unmodifiableSet(new TreeSet<>(roles));
      people = List.copyOf(people);
    }
  }
}
