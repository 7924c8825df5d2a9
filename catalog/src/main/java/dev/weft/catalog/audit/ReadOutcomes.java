package dev.weft.catalog.audit;

import java.util.List;
import java.util.Set;

/// How statements on products ended over a time.
///
/// @param answered products of which at least one answer left as a whole
/// @param failed answers that broke off, whosever fault it was; the newest 10,000
public record ReadOutcomes(Set<String> answered, List<FailedRead> failed) {

  /// Nothing is on record.
  public static final ReadOutcomes NONE = new ReadOutcomes(Set.of(), List.of());

  public ReadOutcomes {
    answered = Set.copyOf(answered);
    failed = List.copyOf(failed);
  }

  /// What is on record about one product.
  ///
  /// @param product `domain/product`
  public ReadOutcomes of(String product) {
    return new ReadOutcomes(
        answered.contains(product) ? Set.of(product) : Set.of(),
        failed.stream().filter(read -> read.product().equals(product)).toList());
  }
}
