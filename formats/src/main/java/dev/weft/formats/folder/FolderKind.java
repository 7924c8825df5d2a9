package dev.weft.formats.folder;

/// What a folder is, told by the document at its root.
public enum FolderKind {
  /// `mesh.yaml` at the root.
  MESH,
  /// `domain.yaml` at the root.
  DOMAIN,
  /// `product.yaml` at the root.
  PRODUCT,
  /// None of the three; the findings say so and nothing else was read.
  UNKNOWN
}
