package dev.weft.formats.own;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.document.SourceFile;

/// Documents of own kinds as tests write them, without their first two lines.
final class OwnText {

  private OwnText() {}

  static YamlDocument of(String kind, String body, Findings findings) {
    String text = "apiVersion: weft/v1\nkind: " + kind + "\n" + body;
    return new YamlReader().read(SourceFile.of(kind + ".yaml", text), findings).getFirst();
  }
}
