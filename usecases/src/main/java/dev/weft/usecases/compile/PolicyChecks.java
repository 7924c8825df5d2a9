package dev.weft.usecases.compile;

import dev.weft.governance.policy.CompiledPolicy;
import dev.weft.governance.policy.PolicySet;
import dev.weft.governance.policy.PolicyTests;
import dev.weft.governance.policy.Versioned;
import dev.weft.governance.policy.Vocabulary;
import dev.weft.model.access.Agreement;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.MeshFolder.Scoped;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.Finding;
import dev.weft.model.mesh.DomainTree;
import dev.weft.model.policy.Effect;
import dev.weft.model.policy.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Judges the access policies of a folder: their expressions, their own tests, and whether their
/// filters and those of agreements bind to the tables of its products. Declassifiers as well.
public final class PolicyChecks {

  private final MeshFolder folder;
  private final Function<Agreement, Optional<ProductFolder>> elsewhere;
  private final PolicySet policies;
  private final List<Finding> findings = new ArrayList<>();

  private PolicyChecks(
      MeshFolder folder,
      Vocabulary vocabulary,
      Function<Agreement, Optional<ProductFolder>> elsewhere) {
    this.folder = folder;
    this.elsewhere = elsewhere;
    this.policies =
        new PolicySet(
            vocabulary,
            folder.policies().stream()
                .map(scoped -> new Versioned<>(scoped.document().value(), 0))
                .toList());
  }

  /// Everything that is wrong, by policy; nothing where the folder has no policies, no agreement
  /// with rows and no declassifier. Agreements about products that are not in the folder are passed
  /// over.
  public static List<Finding> of(MeshFolder folder, Vocabulary vocabulary) {
    return of(folder, vocabulary, _ -> Optional.empty());
  }

  /// The same.
  ///
  /// @param elsewhere finds the product that an agreement is about, where the folder lacks it
  public static List<Finding> of(
      MeshFolder folder,
      Vocabulary vocabulary,
      Function<Agreement, Optional<ProductFolder>> elsewhere) {
    var checks = new PolicyChecks(folder, vocabulary, elsewhere);
    if (!folder.policies().isEmpty()) {
      checks.findings.addAll(new PolicyTests(checks.policies).findings());
      folder.products().forEach(checks::filters);
    }
    folder.agreements().forEach(checks::rows);
    checks.findings.addAll(DeclassifierChecks.of(folder, vocabulary));
    return checks.findings.stream().distinct().toList();
  }

  private void filters(ProductFolder product) {
    DomainTree tree = DomainTree.of(folder.domains().stream().map(Sourced::value).toList());
    var tables = new TablePolicies(policies, tree);
    for (CompiledPolicy policy : policies.list()) {
      List<Expression> filters =
          policy.policy().effects().stream()
              .flatMap(
                  effect ->
                      effect instanceof Effect.Filter(Expression condition)
                          ? Stream.of(condition)
                          : Stream.empty())
              .toList();
      if (!filters.isEmpty()) {
        TablePolicies.tables(product)
            .forEach(
                (table, port) -> {
                  if (tables.matches(policy, product, table, port)) {
                    filters.forEach(filter -> bind(filter, product, table));
                  }
                });
      }
    }
  }

  private void bind(Expression filter, ProductFolder product, SchemaObject table) {
    findings.addAll(AgreementRows.problems(policies, filter, product, table));
  }

  private void rows(Scoped<Agreement> scoped) {
    Sourced<Agreement> document = scoped.document();
    Agreement agreement = document.value();
    folder
        .product(agreement.product())
        .filter(known -> known.product().value().major() == agreement.major())
        .or(() -> elsewhere.apply(agreement))
        .ifPresent(
            product ->
                findings.addAll(
                    AgreementRows.problems(
                        policies,
                        product,
                        agreement.rows(),
                        table -> document.at("/rows/" + table))));
  }
}
