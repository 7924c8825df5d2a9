package dev.weft.usecases.promise;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A service level as those who may know of the product see it. Its times are moments, not ages: it
/// says the same until something happens or is due.
///
/// @param property the standard's name, or the author's own
/// @param value with its unit
/// @param elements tables and columns that it is about; empty for the whole contract
/// @param state met, missed, at risk, not measured or promise; null for those who may not read the
///   port
/// @param measured by what; empty for those who may not know
public record PromiseView(
    String property,
    String value,
    List<String> elements,
    @Nullable String driver,
    String description,
    @Nullable String state,
    String measured) {

  public PromiseView {
    elements = List.copyOf(elements);
  }
}
