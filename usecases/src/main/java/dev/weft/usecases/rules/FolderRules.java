package dev.weft.usecases.rules;

import dev.weft.governance.policy.Vocabulary;
import dev.weft.governance.rules.RuleSet;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.mesh.Domain;
import dev.weft.usecases.registry.RuleDocuments;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The rules of a mesh folder, and what they may ask about its documents.
record FolderRules(RuleSet rules, RuleFacts facts) {

  static FolderRules of(MeshFolder folder, Vocabulary vocabulary) {
    Map<String, Domain> domains =
        folder.domains().stream()
            .map(Sourced::value)
            .filter(domain -> !domain.retired())
            .collect(Collectors.toMap(Domain::name, Function.identity(), (one, _) -> one));
    return new FolderRules(
        RuleDocuments.of(vocabulary, folder.rules(), domains.values(), folder.waivers(), _ -> 0),
        new RuleFacts(vocabulary.families(), domains));
  }
}
