package dev.weft.cli.folder;

import dev.weft.formats.mend.Mended;
import java.nio.file.Path;

/// Mends what breaks a rule of a mesh folder, without a server.
@FunctionalInterface
public interface RuleMending {

  /// What mending comes to; nothing is written. Throws `WeftException` when there is no such rule,
  /// or it says no remedy that can be carried out.
  Mended mend(Path folder, String rule);
}
