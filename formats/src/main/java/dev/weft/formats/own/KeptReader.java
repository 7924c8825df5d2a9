package dev.weft.formats.own;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.document.MeshFolder.Kept;
import dev.weft.model.document.Sourced;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Reads the documents that are kept in form: Rule, Waiver.
public final class KeptReader {

  /// The kinds read here.
  public static final List<String> KINDS = List.of("Rule", "Waiver");

  private KeptReader() {}

  /// Reads a document of one of [#KINDS] that stands in the folder of a scope.
  ///
  /// @param scope `mesh` or the name of a domain; empty when unknown
  public static Optional<Sourced<Kept>> read(
      YamlDocument document, String kind, String scope, Findings findings) {
    Function<Fields, Supplier<Kept>> body =
        switch (kind) {
          case "Rule" -> fields -> RuleForm.read(fields, scope);
          case "Waiver" -> WaiverForm::read;
          default -> throw new IllegalArgumentException(kind + " is not kept in form");
        };
    return OwnDocument.read(document, findings, body, Kept::id);
  }
}
