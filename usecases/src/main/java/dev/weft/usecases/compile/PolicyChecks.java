package dev.weft.usecases.compile;

import dev.weft.governance.policy.CompiledPolicy;
import dev.weft.governance.policy.PolicySet;
import dev.weft.governance.policy.PolicyTests;
import dev.weft.governance.policy.Versioned;
import dev.weft.governance.policy.Vocabulary;
import dev.weft.model.access.Agreement;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.MeshFolder.Scoped;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.Finding;
import dev.weft.model.policy.AccessPolicy;
import dev.weft.model.policy.Effect;
import dev.weft.model.policy.Expression;
import dev.weft.model.policy.PolicyTest.Given;
import dev.weft.model.policy.PolicyTest.OfColumn;
import dev.weft.model.policy.PolicyTest.OfGrant;
import dev.weft.model.policy.PolicyTest.OfPrincipal;
import dev.weft.model.policy.PolicyTest.OfProduct;
import dev.weft.model.policy.PolicyTest.OfTable;
import dev.weft.model.product.Product;
import dev.weft.model.product.Product.OutputPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
    for (CompiledPolicy policy : policies.list()) {
      String scope = policy.policy().scope();
      if (scope.equals(AccessPolicy.MESH) || scope.equals(product.id().domain())) {
        filters(policy, product);
      }
    }
  }

  private void filters(CompiledPolicy policy, ProductFolder product) {
    List<Expression> filters =
        policy.policy().effects().stream()
            .flatMap(
                effect ->
                    effect instanceof Effect.Filter(Expression condition)
                        ? java.util.stream.Stream.of(condition)
                        : java.util.stream.Stream.empty())
            .toList();
    if (filters.isEmpty()) {
      return;
    }
    tables(product)
        .forEach(
            (table, port) -> {
              if (policy.matches(policies.vocabulary(), given(product, table, port))) {
                filters.forEach(filter -> bind(filter, product, table));
              }
            });
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

  /// Tables that have a contract, with the port they are on; internal ones without.
  private static Map<SchemaObject, Optional<String>> tables(ProductFolder folder) {
    var tables = new java.util.LinkedHashMap<SchemaObject, Optional<String>>();
    Product product = folder.product().value();
    for (Sourced<Contract> contract : folder.contracts().values()) {
      Optional<String> port =
          product.outputPorts().stream()
              .filter(output -> output.contractId().equals(contract.value().id()))
              .map(OutputPort::name)
              .findFirst();
      contract.value().objects().forEach(object -> tables.put(object, port));
    }
    for (Sourced<Contract> contract : folder.internals().values()) {
      contract.value().objects().forEach(object -> tables.put(object, Optional.empty()));
    }
    return tables;
  }

  private static Given given(ProductFolder folder, SchemaObject table, Optional<String> port) {
    Product product = folder.product().value();
    return new Given(
        new OfPrincipal("", "", List.of(), Map.of()),
        new OfGrant("", "", List.of(), List.of()),
        new OfProduct(
            product.id().domain(),
            product.id().name(),
            product.major(),
            product.kind().word(),
            product.tags()),
        port.orElse(""),
        new OfTable(
            table.name(), table.properties().stream().map(property -> property.name()).toList()),
        new OfColumn("", "", List.of(), false, List.of(), Map.of()),
        "",
        "");
  }
}
