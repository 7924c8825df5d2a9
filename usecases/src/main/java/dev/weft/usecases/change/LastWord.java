package dev.weft.usecases.change;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.ProductMajor;
import dev.weft.catalog.registry.Revision;
import dev.weft.model.document.ProductFolder;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.List;
import java.util.Optional;

/// Finds what a major of a product promised last. Belongs to its read transaction.
final class LastWord {

  /// Hardly anybody edits a product that is retired.
  private static final int PAGE = 5;

  private final Reading reading;
  private final AppliedMesh mesh;

  LastWord(Reading reading, AppliedMesh mesh) {
    this.reading = reading;
    this.mesh = mesh;
  }

  /// The last revision in which it was not retired; empty when it always was.
  Optional<ProductFolder> of(ProductMajor major) {
    if (major.active()) {
      return Optional.of(
          mesh.folder(reading, reading.registry().getRevision(major.product(), major.revision())));
    }
    long before = major.revision() + 1;
    while (true) {
      List<Revision> page = reading.registry().revisions(major.product(), before, PAGE);
      for (Revision revision : page) {
        if (revision.major() == major.major()) {
          ProductFolder folder = mesh.folder(reading, revision);
          if (!folder.product().value().status().equals("retired")) {
            return Optional.of(folder);
          }
        }
      }
      if (page.size() < PAGE) {
        return Optional.empty();
      }
      before = page.getLast().number();
    }
  }
}
