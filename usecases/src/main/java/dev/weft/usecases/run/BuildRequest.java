package dev.weft.usecases.run;

import dev.weft.model.document.ProductFolder;
import java.util.Map;

/// What a run is to build.
///
/// @param revision number of the revision; of a previewed folder that of the product, 0 for none
/// @param preview whether the outcome stays hidden
/// @param instead capture to the path that takes the place of its files; previews only
record BuildRequest(
    String run,
    ProductFolder folder,
    long revision,
    String by,
    boolean preview,
    Map<String, String> instead) {
  BuildRequest {
    instead = Map.copyOf(instead);
  }
}
