package dev.weft.usecases.run;

import dev.weft.model.document.SourceFile;
import dev.weft.model.product.ProductId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What somebody wants to run.
public sealed interface RunRequest {

  ProductId product();

  /// Build the current revision of a major (the newest when empty) and publish it.
  ///
  /// @param key a second request with the same key gets the first one's run
  record OfRevision(ProductId product, Optional<Integer> major, Optional<String> key)
      implements RunRequest {}

  /// Build into a hidden release.
  ///
  /// @param files a folder of the product; empty for its current revision
  /// @param instead capture to a path below its connection's root
  record OfPreview(
      ProductId product,
      Optional<Integer> major,
      List<SourceFile> files,
      Map<String, String> instead)
      implements RunRequest {
    public OfPreview {
      files = List.copyOf(files);
      instead = Map.copyOf(instead);
    }
  }
}
