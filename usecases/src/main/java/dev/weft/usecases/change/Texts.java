package dev.weft.usecases.change;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.Values;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.document.SourceFile;
import dev.weft.model.document.Sourced;
import dev.weft.model.value.Value;

/// What documents that were understood say in full, beyond what Weft acts on.
public final class Texts {

  private Texts() {}

  /// Everything a document says.
  public static Value.Fields fields(Sourced<?> document) {
    return Values.of(
        new YamlReader()
            .read(SourceFile.of(document.file(), document.text()), new Findings())
            .getFirst());
  }
}
