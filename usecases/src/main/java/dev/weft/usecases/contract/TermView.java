package dev.weft.usecases.contract;

import java.util.List;

/// A term of the glossary where something refers to it.
///
/// @param scope the domain that defines it, or `mesh`
public record TermView(String name, String scope, String definition, List<String> synonyms) {

  public TermView {
    synonyms = List.copyOf(synonyms);
  }
}
