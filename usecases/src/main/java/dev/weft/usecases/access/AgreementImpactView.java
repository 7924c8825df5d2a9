package dev.weft.usecases.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What would break if an agreement ended now, as far as the caller may know.
///
/// @param product `domain/product@major`
/// @param others further agreements of the consumer on the same product that are in force: what
///   they cover goes on
/// @param broken who is hit, the nearest first
/// @param hidden how many more are hit, of which the caller may not know
/// @param more whether others are hit beyond these, for whom was not looked any more
public record AgreementImpactView(
    String domain,
    String id,
    String product,
    String consumer,
    List<String> others,
    List<Hit> broken,
    int hidden,
    boolean more) {

  /// Who is hit.
  ///
  /// @param who a consumer as agreements spell it, products with their major
  /// @param effect `is refused`, `builds stop` or `gets nothing new`
  /// @param through the product whose builds stop; null where the agreement itself is meant
  public record Hit(String who, String effect, @Nullable String through) {}
}
