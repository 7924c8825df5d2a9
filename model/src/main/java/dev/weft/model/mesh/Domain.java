package dev.weft.model.mesh;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The document `domain.yaml`.
///
/// @param parent the domain that it is part of
/// @param contact for instance email and channel
/// @param knobs rule to knob to value, as text
public record Domain(
    String name,
    String title,
    Optional<String> parent,
    Map<String, String> contact,
    List<Member> members,
    Map<String, Map<String, String>> knobs,
    boolean retired) {

  /// The domain that stands for the mesh itself. Its products are made of what the platform
  /// records; governance leads are its owners and stewards, and it has no other members.
  public static final String MESH = "mesh";

  public Domain {
    Names.check("domain", name);
    contact = Map.copyOf(contact);
    members = List.copyOf(members);
    knobs = Map.copyOf(knobs);
  }
}
