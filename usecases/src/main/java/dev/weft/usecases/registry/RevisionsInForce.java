package dev.weft.usecases.registry;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.Revision;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.ProductId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The last revisions of active majors, each looked up once, and many at once where it is known
/// beforehand about whom will be asked. For one thread; belongs to its read transaction.
public final class RevisionsInForce {

  private final Reading reading;
  private final Map<MajorId, Revision> known = new HashMap<>();
  private final Set<ProductId> asked = new HashSet<>();

  public RevisionsInForce(Reading reading) {
    this.reading = reading;
  }

  /// Looks up what is in force of some products.
  public void prepare(Collection<ProductId> products) {
    List<ProductId> fresh = products.stream().filter(asked::add).toList();
    reading.registry().activeRevisions(fresh).forEach(one -> known.put(one.majorId(), one));
  }

  /// Those of all majors of some products, by product and major.
  public List<Revision> of(Collection<ProductId> products) {
    prepare(products);
    Set<ProductId> wanted = Set.copyOf(products);
    return known.values().stream()
        .filter(revision -> wanted.contains(revision.product()))
        .sorted(
            Comparator.comparing((Revision revision) -> revision.product().toString())
                .thenComparingInt(Revision::major))
        .toList();
  }

  /// Empty when there is no such major, or it is retired.
  public Optional<Revision> find(MajorId major) {
    prepare(List.of(major.product()));
    return Optional.ofNullable(known.get(major));
  }
}
