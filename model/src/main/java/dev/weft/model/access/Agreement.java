package dev.weft.model.access;

import dev.weft.model.mesh.Names;
import dev.weft.model.product.ProductId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The right of a consumer to use a product's ports. The document of the providing domain.
///
/// @param port one output port; empty for all
/// @param columns table to columns; empty for all that policies allow
/// @param rows table to row expression
/// @param from ISO date, inclusive; empty for at once
/// @param until ISO date, inclusive; empty for no end
public record Agreement(
    String id,
    ProductId product,
    int major,
    Optional<String> port,
    Consumer consumer,
    List<String> purposes,
    Map<String, List<String>> columns,
    Map<String, String> rows,
    Optional<String> from,
    Optional<String> until,
    Onward onward,
    String reason,
    boolean retired) {

  /// Who holds the agreement.
  public sealed interface Consumer {
    record OfPerson(String name) implements Consumer {}

    record OfTeam(String name) implements Consumer {}

    record OfService(String name) implements Consumer {}

    record OfProduct(ProductId product) implements Consumer {}

    /// The consumer that a document spells so; empty when nobody can be called that.
    static Optional<Consumer> find(String text) {
      int colon = text.indexOf(':');
      String name = text.substring(colon + 1);
      return switch (text.substring(0, Math.max(0, colon))) {
        case "person" -> named(name).map(OfPerson::new);
        case "team" -> named(name).map(OfTeam::new);
        case "service" -> named(name).map(OfService::new);
        case "product" -> ProductId.find(name).map(OfProduct::new);
        default -> Optional.empty();
      };
    }

    private static Optional<String> named(String name) {
      return Optional.of(name).filter(Names::isValid);
    }

    /// The spelling in documents: `person:cy`, `product:insights/network`.
    default String text() {
      return switch (this) {
        case OfPerson(String name) -> "person:" + name;
        case OfTeam(String name) -> "team:" + name;
        case OfService(String name) -> "service:" + name;
        case OfProduct(ProductId product) -> "product:" + product;
      };
    }
  }

  /// What a consuming product may pass on.
  public sealed interface Onward {
    record None() implements Onward {}

    record Guarded() implements Onward {}

    /// Columns (`table.column`) on which the providing domain lets go of its policies.
    record Free(List<String> columns) implements Onward {
      public Free {
        columns = List.copyOf(columns);
      }
    }
  }

  /// The same until another day.
  public Agreement until(String day) {
    return new Agreement(
        id,
        product,
        major,
        port,
        consumer,
        purposes,
        columns,
        rows,
        from,
        Optional.of(day),
        onward,
        reason,
        retired);
  }

  /// The same about another product.
  public Agreement about(ProductId other) {
    return with(other, consumer);
  }

  /// The same for another consumer.
  public Agreement heldBy(Consumer other) {
    return with(product, other);
  }

  private Agreement with(ProductId otherProduct, Consumer otherConsumer) {
    return new Agreement(
        id,
        otherProduct,
        major,
        port,
        otherConsumer,
        purposes,
        columns,
        rows,
        from,
        until,
        onward,
        reason,
        retired);
  }

  public Agreement {
    purposes = List.copyOf(purposes);
    columns = Map.copyOf(columns);
    rows = Map.copyOf(rows);
  }
}
