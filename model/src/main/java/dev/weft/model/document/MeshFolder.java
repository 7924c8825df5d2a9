package dev.weft.model.document;

import dev.weft.model.access.Agreement;
import dev.weft.model.mesh.Connection;
import dev.weft.model.mesh.Domain;
import dev.weft.model.mesh.Mesh;
import dev.weft.model.mesh.Person;
import dev.weft.model.mesh.Team;
import dev.weft.model.mesh.Term;
import dev.weft.model.policy.AccessPolicy;
import dev.weft.model.policy.Declassifier;
import dev.weft.model.policy.GovernanceRule;
import dev.weft.model.policy.Waiver;
import dev.weft.model.product.Moves;
import dev.weft.model.product.ProductId;
import java.util.List;
import java.util.Optional;

/// What people wrote for a mesh, a domain or a product, understood. A folder of one domain or one
/// product has only that; what is absent says nothing.
///
/// @param policies access policies with their scope; expressions are not typed yet
/// @param rules with their scope; expressions are not typed yet
/// @param waivers with the scope whose rules they are exceptions from
/// @param terms of the glossary, with their scope
public record MeshFolder(
    Optional<Sourced<Mesh>> mesh,
    List<Sourced<Person>> people,
    List<Sourced<Team>> teams,
    List<Sourced<Connection>> connections,
    List<Sourced<Domain>> domains,
    List<Scoped<Agreement>> agreements,
    List<Scoped<AccessPolicy>> policies,
    List<Scoped<Declassifier>> declassifiers,
    List<Scoped<GovernanceRule>> rules,
    List<Scoped<Waiver>> waivers,
    List<Scoped<Term>> terms,
    List<ProductFolder> products) {

  /// A document that belongs to a domain, or to the mesh when `scope` is `mesh`.
  public record Scoped<T>(String scope, Sourced<T> document) {}

  public MeshFolder {
    people = List.copyOf(people);
    teams = List.copyOf(teams);
    connections = List.copyOf(connections);
    domains = List.copyOf(domains);
    agreements = List.copyOf(agreements);
    policies = List.copyOf(policies);
    declassifiers = List.copyOf(declassifiers);
    rules = List.copyOf(rules);
    waivers = List.copyOf(waivers);
    terms = List.copyOf(terms);
    products = List.copyOf(products);
  }

  /// The same with consumers and targets of waivers by the addresses that products have now: a
  /// document may go on naming one by the address that it had before it moved.
  public MeshFolder under(Moves moves) {
    return moves.isEmpty() ? this : new NowNamed(moves).of(this);
  }

  public Optional<ProductFolder> product(ProductId id) {
    return products.stream().filter(product -> product.id().equals(id)).findFirst();
  }
}
