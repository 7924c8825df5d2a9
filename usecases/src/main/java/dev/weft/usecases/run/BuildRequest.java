package dev.weft.usecases.run;

import dev.weft.catalog.registry.Revision;
import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.document.ProductFolder;
import java.util.Map;
import java.util.Optional;

/// What a run is to build.
///
/// @param revision number of the revision; of a previewed folder that of the product, 0 for none
/// @param applied the revision that the folder is of; empty for a folder that was given
/// @param by who started it
/// @param preview whether the outcome stays hidden
/// @param instead capture to the path that takes the place of its files; previews only
record BuildRequest(
    String run,
    ProductFolder folder,
    long revision,
    Optional<Revision> applied,
    Caller by,
    boolean preview,
    Map<String, String> instead) {
  BuildRequest {
    instead = Map.copyOf(instead);
  }

  /// The product itself, which is who reads, on behalf of whoever started the run.
  Caller product() {
    return new Caller(
        new Principal.OfProduct(folder.id()),
        Optional.of(by.actor().orElse(by.principal())),
        "build",
        by.trace());
  }
}
