package dev.weft.catalog.registry;

import dev.weft.model.product.ProductId;
import dev.weft.model.product.ProductKind;
import dev.weft.model.product.Version;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A revision as it is to be stored.
///
/// @param manifest path below the product's folder to hash of the file, which must be among the
///   blobs
/// @param ports output ports; they replace those of the major's revision before
/// @param inputs `contractId@major` to what it was resolved to at apply
public record RevisionDraft(
    ProductId product,
    Version version,
    ProductKind kind,
    String status,
    boolean hidden,
    SortedMap<String, String> manifest,
    List<Port> ports,
    SortedMap<String, ResolvedInput> inputs) {

  /// An output port and the contract it promises.
  public record Port(String name, String contractId, Version contractVersion) {}

  public RevisionDraft {
    manifest = Collections.unmodifiableSortedMap(new TreeMap<>(manifest));
    ports = List.copyOf(ports);
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
  }
}
