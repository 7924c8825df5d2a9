package dev.weft.usecases.compile;

import dev.weft.model.document.ProductFolder;
import dev.weft.model.error.Finding;
import dev.weft.model.product.Product;
import dev.weft.model.product.ProductId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A product, compiled.
///
/// @param tables in an order in which they can be built; those with errors are absent
/// @param inputs `contractId@major` to what the input port means; unresolved ones are absent
/// @param findings errors and warnings of statements and of how documents fit together
public record Compiled(
    ProductId product,
    List<CompiledTable> tables,
    SortedMap<String, InputTables.Resolved> inputs,
    List<Finding> findings) {

  public Compiled {
    tables = List.copyOf(tables);
    inputs = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    findings = List.copyOf(findings);
  }

  public Optional<CompiledTable> table(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /// Input ports that nothing was found for, as `contractId@major`; what reads them is not
  /// compiled.
  ///
  /// @param of the product that was compiled
  public List<String> unresolved(Product of) {
    return of.inputPorts().stream()
        .map(Product.InputPort::meaning)
        .filter(contract -> !inputs.containsKey(contract))
        .toList();
  }

  /// What is worth saying when documents of the product have errors themselves: errors of its
  /// statements. That documents do not fit together follows from what is already said.
  ///
  /// @param folder the one that was compiled
  /// @param ofDocuments findings of all documents
  public List<Finding> beside(ProductFolder folder, List<Finding> ofDocuments) {
    boolean broken =
        ofDocuments.stream()
            .filter(Finding::stops)
            .anyMatch(finding -> finding.place().file().startsWith(folder.pathOf("")));
    return broken
        ? findings.stream().filter(finding -> !isDocument(finding.place().file())).toList()
        : findings;
  }

  private static boolean isDocument(String file) {
    return file.endsWith(".yaml") || file.endsWith(".yml") || file.endsWith(".json");
  }

  public boolean sound() {
    return findings.stream().noneMatch(Finding::stops);
  }
}
