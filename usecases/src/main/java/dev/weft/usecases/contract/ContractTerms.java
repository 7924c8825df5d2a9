package dev.weft.usecases.contract;

import dev.weft.model.contract.Contract;
import dev.weft.model.contract.Definition;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.Glossary;
import dev.weft.usecases.contract.ContractView.DefinitionView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /// Elements that refer to a term, by their names: table, or table and column; empty for the
  /// contract itself.
  public List<String> elementsOf(Glossary.Entry entry) {
    Map<String, String> names = names();
    return contract.definitions().stream()
        .filter(
            definition -> glossary.find(domain, definition.url()).filter(entry::equals).isPresent())
        .flatMap(definition -> Stream.ofNullable(names.get(definition.element())))
        .sorted()
        .distinct()
        .toList();
  }

  /// Terms of the contract itself, its tables and their columns; elements without one are left out.
  SortedMap<String, List<TermView>> all() {
    var all = new TreeMap<String, List<TermView>>();
    names()
        .forEach(
            (element, name) -> {
              List<TermView> terms = of(element);
              if (!terms.isEmpty()) {
                all.put(name, terms);
              }
            });
    return all;
  }

  /// Where else the same elements say that they are defined, in the order written.
  List<DefinitionView> others() {
    Map<String, String> names = names();
    return contract.definitions().stream()
        .filter(definition -> names.containsKey(definition.element()))
        .filter(definition -> view(definition).findAny().isEmpty())
        .map(
            definition ->
                new DefinitionView(
                    names.getOrDefault(definition.element(), ""),
                    definition.type(),
                    definition.url()))
        .toList();
  }

  /// What elements are called, by their pointers.
  private Map<String, String> names() {
    var names = new HashMap<String, String>();
    names.put("", "");
    for (SchemaObject object : contract.objects()) {
      names.put(object.pointer(), object.name());
      object.properties().forEach(p -> names.put(p.pointer(), object.name() + "." + p.name()));
    }
    return names;
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
