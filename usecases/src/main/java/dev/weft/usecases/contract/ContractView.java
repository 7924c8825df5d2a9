package dev.weft.usecases.contract;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A contract as it was applied.
///
/// @param port the output port that promises it; null for a contract of a captured table
/// @param text the document; empty in lists
/// @param terms `table.column`, `table` or nothing for the contract itself, to what the glossary
///   says it means; empty in lists
/// @param definitions where else it says that something is defined; empty in lists
public record ContractView(
    String id,
    String version,
    String product,
    int major,
    @Nullable String port,
    boolean internal,
    String text,
    Map<String, List<TermView>> terms,
    List<DefinitionView> definitions) {

  /// A definition that is no term of the glossary.
  ///
  /// @param element `table.column`, `table` or nothing for the contract itself
  /// @param type such as `businessDefinition`
  public record DefinitionView(String element, String type, String url) {}
}
