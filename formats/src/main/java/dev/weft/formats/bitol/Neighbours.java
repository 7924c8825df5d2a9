package dev.weft.formats.bitol;

import dev.weft.formats.yaml.YamlDocument;
import java.util.Optional;

/// The documents that stand beside a contract, as far as they are known.
@FunctionalInterface
public interface Neighbours {

  /// Nothing is known but the contract itself.
  Neighbours NONE = file -> Optional.empty();

  /// The first document of a file; empty when it is not known, or cannot be read.
  ///
  /// @param file as the contract writes it, never the address of a page
  Optional<YamlDocument> find(String file);
}
