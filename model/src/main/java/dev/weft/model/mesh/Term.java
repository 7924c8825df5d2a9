package dev.weft.model.mesh;

import java.util.List;

/// An entry of the glossary: what a word means here.
public record Term(String name, String definition, List<String> synonyms, boolean retired) {

  public Term {
    synonyms = List.copyOf(synonyms);
  }
}
