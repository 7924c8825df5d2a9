package dev.weft.usecases.product;

import dev.weft.model.product.ProductId;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// A product of a plan whose promises break.
///
/// @param approved by an owner of its domain other than whoever brought it
/// @param consumers in other domains, also those that the caller may not know of: not for showing
/// @param known those among them that the caller may know of
public record BreakingProduct(
    ProductId product, boolean approved, SortedSet<String> consumers, SortedSet<String> known) {
  public BreakingProduct {
    consumers = Collections.unmodifiableSortedSet(new TreeSet<>(consumers));
    known = Collections.unmodifiableSortedSet(new TreeSet<>(known));
  }
}
