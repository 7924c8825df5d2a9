package dev.weft.capture.source;

import dev.weft.model.product.Build.Origin;
import java.util.Optional;

/// Which capture is meant, and on whose behalf.
///
/// @param domain that the product belongs to: decides which connections it may use
/// @param capture name of the captured table, for messages
/// @param instead a pattern below the same root that takes the place of the document's, for
///   previews
public record CaptureRequest(
    String domain, String capture, Origin origin, Optional<String> instead) {

  public static CaptureRequest of(String domain, String capture, Origin origin) {
    return new CaptureRequest(domain, capture, origin, Optional.empty());
  }

  public CaptureRequest reading(String pattern) {
    return new CaptureRequest(domain, capture, origin, Optional.of(pattern));
  }
}
