package dev.weft.model.mesh;

import java.util.List;

/// A place outside the mesh that a platform engineer gives to domains; the only way that anything
/// in a product reaches outside.
///
/// @param domains that may use it
public record Connection(String name, List<String> domains, Endpoint endpoint, boolean retired) {
  public Connection {
    Names.check("connection", name);
    domains = List.copyOf(domains);
  }

  /// The type as documents have it.
  public String type() {
    return endpoint.type();
  }
}
