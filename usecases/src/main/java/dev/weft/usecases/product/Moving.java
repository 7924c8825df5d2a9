package dev.weft.usecases.product;

import dev.weft.catalog.Reading;
import dev.weft.governance.access.Facts;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.policy.AccessPolicy;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Discovery;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Products of a folder that come out of another domain: their documents say what they were called
/// there.
///
/// @param due those that are still at the address that they come from
record Moving(List<Due> due) {

  /// Nothing moves.
  static final Moving NONE = new Moving(List.of());

  /// A product that is to move.
  ///
  /// @param who would have to agree as well, or what it waits for; empty when nobody
  /// @param carried whether it is planned where it goes
  record Due(ProductId from, ProductId to, List<String> who, boolean carried) {
    Due {
      who = List.copyOf(who);
    }
  }

  Moving {
    due = List.copyOf(due);
  }

  /// What a folder moves. A product that is there already has moved; one that is not to be found
  /// where it is said to come from is a new one, also for who may not know of it.
  ///
  /// @param backing who stands behind it: what one of them knows of is shown to whom they ask
  static Moving of(Reading reading, AppliedMesh mesh, MeshFolder folder, Backing backing) {
    if (folder.products().stream().allMatch(one -> one.product().value().movedFrom().isEmpty())) {
      return NONE;
    }
    List<Discovery> known =
        backing.principals().stream().map(one -> new Discovery(reading, mesh, one)).toList();
    MeshDocuments documents = mesh.documents(reading);
    var due = new ArrayList<Due>();
    for (ProductFolder product : folder.products()) {
      product
          .product()
          .value()
          .movedFrom()
          .filter(from -> reading.registry().findProduct(product.id()).isEmpty())
          .filter(from -> reading.registry().findProduct(from).isPresent())
          .filter(from -> known.stream().anyMatch(one -> one.discovers(from)))
          .ifPresent(from -> due.add(due(reading, documents, from, product.id(), backing)));
    }
    return new Moving(due);
  }

  private static Due due(
      Reading reading, MeshDocuments documents, ProductId from, ProductId to, Backing backing) {
    if (!documents.domains().containsKey(to.domain())) {
      return new Due(from, to, List.of("waits for domain " + to.domain()), false);
    }
    Facts facts = documents.facts(reading.now());
    var rights = new DocumentRights(documents.kernel(reading.now()), facts, backing.principals());
    List<String> who =
        rights.moving(from.domain(), to.domain(), looser(documents, from.domain(), to.domain()));
    return new Due(from, to, who, who.isEmpty() || backing.asIfAgreed());
  }

  /// Whether policies on whole tables hold no more once a product has left a domain. Those on
  /// columns go along with the columns.
  private static boolean looser(MeshDocuments documents, String from, String to) {
    List<String> after = documents.tree().line(to);
    return documents.tree().line(from).stream()
        .filter(scope -> !after.contains(scope))
        .anyMatch(
            scope ->
                documents.policies().list().stream()
                    .map(compiled -> compiled.policy())
                    .filter(AccessPolicy::onTables)
                    .anyMatch(policy -> policy.scope().equals(scope)));
  }

  /// The move of a product, by the address that it gets.
  Optional<Due> find(ProductId to) {
    return due.stream().filter(one -> one.to().equals(to)).findFirst();
  }

  /// Those that are planned where they go.
  List<Due> carried() {
    return due.stream().filter(Due::carried).toList();
  }
}
