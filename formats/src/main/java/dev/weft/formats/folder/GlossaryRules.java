package dev.weft.formats.folder;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.finding.Guess;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.Definition;
import dev.weft.model.document.Glossary;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.mesh.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Where contracts point to terms of the glossary, the terms are there.
public final class GlossaryRules {

  private final Glossary glossary;
  private final Findings findings;

  public GlossaryRules(Glossary glossary, Findings findings) {
    this.glossary = glossary;
    this.findings = findings;
  }

  /// Checks the folder of a mesh; terms of domains that are not in it are not missed.
  static void check(MeshFolder folder, Findings findings) {
    Set<String> domains =
        folder.domains().stream()
            .map(Sourced::value)
            .map(Domain::name)
            .collect(Collectors.toUnmodifiableSet());
    var rules = new GlossaryRules(Glossary.of(folder.terms()), findings);
    for (ProductFolder product : folder.products()) {
      rules.check(
          product, url -> domains.contains(Glossary.domain(url).orElse(product.id().domain())));
    }
  }

  /// Checks every reference of a product to terms that somebody can know.
  ///
  /// @param judged which references are looked at
  public void check(ProductFolder product, Predicate<String> judged) {
    List<Sourced<Contract>> contracts = new ArrayList<>(product.contracts().values());
    contracts.addAll(product.internals().values());
    for (Sourced<Contract> contract : contracts) {
      for (Definition definition : contract.value().definitions()) {
        if (Glossary.isReference(definition.url()) && judged.test(definition.url())) {
          check(product.id().domain(), contract, definition);
        }
      }
    }
  }

  private void check(String domain, Sourced<Contract> contract, Definition definition) {
    if (glossary.find(domain, definition.url()).isEmpty()) {
      String name = definition.url().substring(definition.url().lastIndexOf('/') + 1);
      findings.warning(
          ErrorCode.DOC_REFERENCE,
          contract.at(definition.pointer() + "/url"),
          "The glossary has no term for `" + definition.url() + "`",
          Guess.hint(name, glossary.names(domain), "Write glossary/" + name + ".yaml"));
    }
  }
}
