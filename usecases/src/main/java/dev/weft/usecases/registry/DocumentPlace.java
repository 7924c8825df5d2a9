package dev.weft.usecases.registry;

import dev.weft.catalog.registry.StoredDocument;

/// Where a stored document stands in the layout of a mesh folder, whatever folder it came from.
final class DocumentPlace {

  private DocumentPlace() {}

  static String of(StoredDocument.Key key) {
    String scope = key.scope().equals("mesh") ? "" : key.scope() + "/";
    return switch (key.kind()) {
      case "Mesh" -> "mesh.yaml";
      case "Person", "Team" -> "people.yaml";
      case "Connection" -> "connections/" + key.name() + ".yaml";
      case "Domain" -> key.name() + "/domain.yaml";
      case "Agreement" -> scope + "agreements/" + key.name() + ".yaml";
      case "Term" -> scope + "glossary/" + key.name() + ".yaml";
      default -> scope + "policies/" + key.kind() + "_" + key.name() + ".yaml";
    };
  }
}
