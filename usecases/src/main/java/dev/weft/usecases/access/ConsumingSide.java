package dev.weft.usecases.access;

import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Agreement.Consumer;
import dev.weft.model.access.Principal;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// For whom somebody stands when data is used: themselves, their teams, the accounts that they
/// answer for, and products. Asks the kernel once per domain.
final class ConsumingSide {

  private final MeshDocuments documents;
  private final AccessKernel kernel;
  private final Principal who;
  private final Set<String> own;
  private final Map<String, Boolean> roles = new HashMap<>();

  ConsumingSide(MeshDocuments documents, AccessKernel kernel, ServiceOwners owners, Principal who) {
    this.documents = documents;
    this.kernel = kernel;
    this.who = who;
    this.own = Set.copyOf(own(documents, owners, who));
  }

  private static Set<String> own(MeshDocuments documents, ServiceOwners owners, Principal who) {
    var own = new TreeSet<String>();
    documents.vouchedFor(who).teams().forEach(team -> own.add(new Consumer.OfTeam(team).text()));
    owners
        .accounts()
        .getOrDefault(who.text(), Set.of())
        .forEach(name -> own.add(new Consumer.OfService(name).text()));
    switch (who) {
      case Principal.OfPerson(String name) -> own.add(new Consumer.OfPerson(name).text());
      case Principal.OfService(String name) -> own.add(new Consumer.OfService(name).text());
      case Principal.OfProduct _, Principal.Operator _ -> {
        // nobody for whom there are agreements of their own
      }
    }
    return own;
  }

  /// They themselves, their teams and accounts, as consumers.
  Set<String> own() {
    return own;
  }

  /// Whether they have a role in a domain that reads its products.
  boolean hasRole(String domain) {
    return roles.computeIfAbsent(
        domain,
        name ->
            kernel.inDomain(who, Action.READ_PORT, name).allowed()
                || kernel.inDomain(who, Action.DECIDE_PERSONAL_ACCESS, name).allowed());
  }

  /// Where they have such a role.
  Set<String> domains() {
    return documents.domains().keySet().stream().filter(this::hasRole).collect(Collectors.toSet());
  }

  /// Whether an agreement of this consumer is one of theirs: what a product may read concerns
  /// everybody with a role in its domain.
  boolean holds(Consumer consumer) {
    return switch (consumer) {
      case Consumer.OfPerson _, Consumer.OfService _, Consumer.OfTeam _ ->
          own.contains(consumer.text());
      case Consumer.OfProduct(ProductId product) -> hasRole(product.domain());
    };
  }

  /// Whether they could have asked for this consumer: for a product those who build it.
  boolean asksFor(Consumer consumer) {
    return switch (consumer) {
      case Consumer.OfPerson _, Consumer.OfService _, Consumer.OfTeam _ ->
          own.contains(consumer.text());
      case Consumer.OfProduct(ProductId product) -> builds(product.domain());
    };
  }

  /// For products of which domains they could.
  Set<String> built() {
    return documents.domains().keySet().stream().filter(this::builds).collect(Collectors.toSet());
  }

  private boolean builds(String domain) {
    return kernel.inDomain(who, Action.BUILD, domain).allowed();
  }
}
