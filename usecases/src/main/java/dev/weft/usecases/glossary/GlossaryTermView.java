package dev.weft.usecases.glossary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A term of the glossary.
///
/// @param scope the domain that defines it, or `mesh`
/// @param owner who answers for the definition; null for nobody by name
/// @param conflicts other terms that one of its words means as well, `scope/name`
/// @param uses what means it; null in lists
public record GlossaryTermView(
    String name,
    String scope,
    String definition,
    List<String> synonyms,
    @Nullable String owner,
    List<String> conflicts,
    @Nullable List<UseView> uses) {

  /// An element of a contract that refers to the term.
  ///
  /// @param product `domain/product`
  /// @param element table, or table and column; empty for the contract itself
  public record UseView(String product, int major, String contract, String element) {}

  public GlossaryTermView {
    synonyms = List.copyOf(synonyms);
    conflicts = List.copyOf(conflicts);
  }
}
