package dev.weft.model.mesh;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A place outside the mesh that a platform engineer gives to domains; the only way that anything
/// in a product reaches outside.
///
/// @param type `files` is served today; others are kept and refused when used
/// @param root for files: the folder, absolute or relative to the server's sources folder
/// @param settings every other field, as text; secrets only by reference
public record Connection(
    String name,
    List<String> domains,
    String type,
    Optional<String> root,
    Map<String, String> settings,
    boolean retired) {
  public Connection {
    Names.check("connection", name);
    domains = List.copyOf(domains);
    settings = Map.copyOf(settings);
  }
}
