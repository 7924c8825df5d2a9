package dev.weft.usecases.registry;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.RegisteredProduct;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.governance.access.Facts;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Consumer;
import dev.weft.model.access.Principal;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.Moves;
import dev.weft.model.product.ProductId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which products somebody may know of. What is hidden answers like what does not exist, in every
/// list, at every name. Belongs to its read transaction.
public final class Discovery {

  private final Reading reading;
  private final AccessKernel kernel;
  private final Facts facts;
  private final Moves moves;
  private final Principal principal;
  private final Map<ProductId, Optional<RegisteredProduct>> known = new HashMap<>();

  public Discovery(Reading reading, AppliedMesh mesh, Principal principal) {
    MeshDocuments documents = mesh.documents(reading);
    this.reading = reading;
    this.kernel = documents.kernel(reading.now());
    this.facts = documents.facts(reading.now());
    this.moves = documents.moves();
    this.principal = principal;
  }

  /// A hidden product is known to those who have standing in its domain. What does not exist hides
  /// nothing.
  public boolean discovers(ProductId product) {
    prepare(List.of(product));
    return Objects.requireNonNull(known.get(product)).map(this::discovers).orElse(true);
  }

  /// Refuses an address that the product has left, and says where it is now to who may know of it.
  ///
  /// @throws WeftException REGISTRY_MOVED
  public void checkHere(ProductId address) {
    moves
        .find(address)
        .filter(this::discovers)
        .ifPresent(
            now -> {
              throw WeftException.of(
                      ErrorCode.REGISTRY_MOVED,
                      address + " has moved: it is " + now + " now",
                      "Ask for " + now + ".")
                  .withDetails(Map.of("product", now.toString()));
            });
  }

  /// Looks up at once some products about which will be asked.
  public void prepare(Collection<ProductId> products) {
    List<ProductId> fresh =
        products.stream().filter(product -> !known.containsKey(product)).distinct().toList();
    fresh.forEach(product -> known.put(product, Optional.empty()));
    reading.registry().products(fresh).forEach(one -> known.put(one.id(), Optional.of(one)));
  }

  /// Those among some products, from one query.
  public Set<ProductId> discovered(Collection<ProductId> products) {
    prepare(products);
    return products.stream().filter(this::discovers).collect(Collectors.toSet());
  }

  public boolean discovers(RegisteredProduct product) {
    return discovers(product.hidden(), product.id());
  }

  public boolean discovers(boolean hidden, ProductId product) {
    return !hidden || kernel.inDomain(principal, Action.READ_PORT, product.domain()).allowed();
  }

  /// Whether an input of `reader` may be resolved to this product: also when it is hidden and an
  /// agreement gives it to the reader, but only for the reader itself and who may build it.
  boolean resolves(ProductId reader, ProductId provider) {
    return discovers(provider) || (builds(reader) && isGranted(reader, provider));
  }

  private boolean builds(ProductId reader) {
    return principal.equals(new Principal.OfProduct(reader))
        || kernel.inDomain(principal, Action.BUILD, reader.domain()).allowed();
  }

  private boolean isGranted(ProductId reader, ProductId provider) {
    return reader.domain().equals(provider.domain())
        || facts.agreementsInForce().stream()
            .anyMatch(agreement -> grants(agreement, reader, provider));
  }

  private static boolean grants(Agreement agreement, ProductId reader, ProductId provider) {
    return agreement.product().equals(provider)
        && agreement.consumer() instanceof Consumer.OfProduct(var consumer)
        && consumer.equals(reader);
  }
}
