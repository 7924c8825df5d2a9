package dev.weft.model.mesh;

import java.util.List;
import java.util.Optional;

/// An entry of the glossary: what a word means here.
///
/// @param owner who answers for the definition; empty for nobody by name
public record Term(
    String name,
    String definition,
    List<String> synonyms,
    Optional<String> owner,
    boolean retired) {

  public Term {
    synonyms = List.copyOf(synonyms);
  }
}
