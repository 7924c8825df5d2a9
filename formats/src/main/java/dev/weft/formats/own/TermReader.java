package dev.weft.formats.own;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.document.Sourced;
import dev.weft.model.mesh.Term;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads a Term of the glossary.
public final class TermReader {

  private TermReader() {}

  public static Optional<Sourced<Term>> read(YamlDocument document, Findings findings) {
    return OwnDocument.read(document, findings, TermReader::body, Term::name);
  }

  private static Supplier<Term> body(Fields fields) {
    String name = fields.spelled("name", "term");
    String definition = fields.text("definition");
    List<String> synonyms = fields.texts("synonyms");
    Optional<String> owner =
        fields.has("owner") ? Optional.of(fields.name("owner", "person")) : Optional.empty();
    boolean retired = fields.isRetired();
    return () -> new Term(name, definition, synonyms, owner, retired);
  }
}
