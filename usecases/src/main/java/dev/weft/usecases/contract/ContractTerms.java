package dev.weft.usecases.contract;

import dev.weft.model.contract.Contract;
import dev.weft.model.contract.Definition;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.Glossary;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the elements of a contract mean by the glossary. What refers to no term there is passed
/// over; plans have said so.
public final class ContractTerms {

  private final Glossary glossary;
  private final String domain;
  private final Contract contract;

  /// @param domain whose contract it is
  public ContractTerms(Glossary glossary, String domain, Contract contract) {
    this.glossary = glossary;
    this.domain = domain;
    this.contract = contract;
  }

  /// Terms of the element at a JSON pointer, in the order written.
  public List<TermView> of(String element) {
    return contract.definitions().stream()
        .filter(definition -> definition.element().equals(element))
        .flatMap(this::view)
        .toList();
  }

  /// Terms of the contract itself, its tables and their columns; elements without one are left out.
  SortedMap<String, List<TermView>> all() {
    var all = new TreeMap<String, List<TermView>>();
    put(all, "", "");
    for (SchemaObject object : contract.objects()) {
      put(all, object.name(), object.pointer());
      object.properties().forEach(p -> put(all, object.name() + "." + p.name(), p.pointer()));
    }
    return all;
  }

  private void put(SortedMap<String, List<TermView>> all, String name, String element) {
    List<TermView> terms = of(element);
    if (!terms.isEmpty()) {
      all.put(name, terms);
    }
  }

  private Stream<TermView> view(Definition definition) {
    return glossary
        .find(domain, definition.url())
        .map(
            entry ->
                new TermView(
                    entry.term().name(),
                    entry.scope(),
                    entry.term().definition(),
                    entry.term().synonyms()))
        .stream();
  }
}
