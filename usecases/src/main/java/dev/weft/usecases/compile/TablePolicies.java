package dev.weft.usecases.compile;

import dev.weft.governance.policy.CompiledPolicy;
import dev.weft.governance.policy.PolicySet;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.mesh.DomainTree;
import dev.weft.model.policy.AccessPolicy;
import dev.weft.model.policy.Effect;
import dev.weft.model.policy.PolicyTest.Given;
import dev.weft.model.policy.PolicyTest.OfColumn;
import dev.weft.model.policy.PolicyTest.OfGrant;
import dev.weft.model.policy.PolicyTest.OfPrincipal;
import dev.weft.model.policy.PolicyTest.OfProduct;
import dev.weft.model.policy.PolicyTest.OfTable;
import dev.weft.model.policy.Stage;
import dev.weft.model.product.Product;
import dev.weft.model.product.Product.OutputPort;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which policies are about which tables of a product, whoever asks.
public final class TablePolicies {

  private final PolicySet policies;
  private final DomainTree tree;

  /// @param tree which domain is part of which
  public TablePolicies(PolicySet policies, DomainTree tree) {
    this.policies = policies;
    this.tree = tree;
  }

  /// A policy in force that keeps rows of a table from readers; empty when there is none.
  public Optional<CompiledPolicy> filtering(ProductFolder product, String table) {
    return tables(product).entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(table))
        .flatMap(
            entry ->
                policies.list().stream()
                    .filter(policy -> policy.policy().stage() == Stage.ENFORCE)
                    .filter(policy -> policy.policy().effect() instanceof Effect.Filter)
                    .filter(policy -> matches(policy, product, entry.getKey(), entry.getValue())))
        .findFirst();
  }

  /// Whether a policy is about a table: in force on its product, and matching it.
  boolean matches(
      CompiledPolicy policy, ProductFolder product, SchemaObject table, Optional<String> port) {
    String scope = policy.policy().scope();
    return (scope.equals(AccessPolicy.MESH) || tree.line(product.id().domain()).contains(scope))
        && policy.matches(policies.vocabulary(), given(product, table, port));
  }

  /// Tables that have a contract, with the port they are on; internal ones without.
  static Map<SchemaObject, Optional<String>> tables(ProductFolder folder) {
    var tables = new LinkedHashMap<SchemaObject, Optional<String>>();
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
            table.name(),
            table.tags(),
            table.properties().stream().map(property -> property.name()).toList()),
        new OfColumn("", "", List.of(), false, List.of(), Map.of()),
        "",
        "");
  }
}
