package dev.weft.usecases.offline;

import dev.weft.formats.folder.FolderFiles;
import dev.weft.formats.folder.FolderReader;
import dev.weft.formats.folder.Understood;
import dev.weft.governance.policy.PolicySet;
import dev.weft.governance.policy.PolicyTests;
import dev.weft.governance.policy.Versioned;
import dev.weft.governance.policy.Vocabulary;
import dev.weft.governance.rules.RuleSet;
import dev.weft.governance.rules.RuleTests;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Place;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.registry.RuleDocuments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs the tests inside the access policies and rules of a mesh folder, without any server.
public final class TestPolicies {

  private final FolderReader reader;

  public TestPolicies(FolderReader reader) {
    this.reader = reader;
  }

  /// What came out of one test.
  ///
  /// @param policy id of the policy or rule
  /// @param name as written, or its number from 1
  /// @param expected the effect of a policy; pass or fail of a rule
  /// @param actual the same; what went wrong when there is none
  public record Tested(
      String scope, String policy, String name, String expected, String actual, Place place) {
    public boolean passed() {
      return expected.equals(actual);
    }
  }

  /// Every test of every policy, then of every rule, in the order of documents and texts.
  ///
  /// @throws WeftException PLAN_REFUSED with all findings when the documents cannot be understood,
  ///   or when the folder has no mesh.yaml, whose labels and purposes the policies speak of
  public List<Tested> test(Path folder) {
    Understood understood = reader.read(FolderFiles.list(folder));
    if (!understood.isSound()) {
      throw WeftException.of(
              ErrorCode.PLAN_REFUSED, "The folder's documents have errors", "Mend them first.")
          .withFindings(understood.findings());
    }
    var mesh =
        understood
            .folder()
            .mesh()
            .orElseThrow(
                () ->
                    WeftException.of(
                        ErrorCode.PLAN_REFUSED,
                        "The folder has no mesh.yaml, whose labels and purposes policies speak of",
                        "Give the folder of the whole mesh."));
    var policies =
        understood.folder().policies().stream()
            .map(scoped -> new Versioned<>(scoped.document().value(), 0))
            .toList();
    var vocabulary = Vocabulary.of(mesh.value());
    var tested = new ArrayList<Tested>();
    for (PolicyTests.Result result : new PolicyTests(new PolicySet(vocabulary, policies)).run()) {
      tested.add(
          new Tested(
              result.scope(),
              result.policy(),
              result.name(),
              result.expected(),
              result.actual(),
              result.place()));
    }
    tested.addAll(ofRules(understood.folder(), vocabulary));
    return tested;
  }

  private static List<Tested> ofRules(MeshFolder folder, Vocabulary vocabulary) {
    RuleSet rules = RuleDocuments.of(vocabulary, folder.rules(), List.of(), List.of(), _ -> 0);
    return new RuleTests(rules)
        .run().stream()
            .map(
                result ->
                    new Tested(
                        result.scope(),
                        result.rule(),
                        result.name(),
                        result.expected(),
                        result.actual(),
                        result.place()))
            .toList();
  }
}
