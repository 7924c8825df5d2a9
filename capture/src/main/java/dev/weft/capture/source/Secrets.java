package dev.weft.capture.source;

import java.util.Optional;

/// Values that documents name and do not hold. Thread-safe.
@FunctionalInterface
public interface Secrets {

  /// The secret of that name, as it is now; empty when there is none. Throws `CAPTURE_CONNECTION`
  /// when it is kept so that others may read it.
  Optional<String> find(String name);
}
