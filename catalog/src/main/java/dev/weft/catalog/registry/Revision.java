package dev.weft.catalog.registry;

import dev.weft.model.product.MajorId;
import dev.weft.model.product.ProductId;
import dev.weft.model.product.Version;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// One applied state of a product's folder. Never changes.
///
/// @param number counts per product over all majors, from 1
/// @param manifest path below the product's folder to hash of the file
/// @param contentHash SHA-256 over the manifest: equal folders have equal hashes
/// @param createdAt microseconds since the epoch
/// @param inputs `contractId@major` to what it was resolved to at apply
public record Revision(
    ProductId product,
    long number,
    Version version,
    SortedMap<String, String> manifest,
    String contentHash,
    long createdAt,
    String createdBy,
    SortedMap<String, ResolvedInput> inputs) {

  public Revision {
    manifest = Collections.unmodifiableSortedMap(new TreeMap<>(manifest));
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
  }

  public int major() {
    return version.major();
  }

  public MajorId majorId() {
    return new MajorId(product, major());
  }

  public RevisionKey key() {
    return new RevisionKey(product, number);
  }

  /// The same with its files and inputs.
  Revision with(SortedMap<String, String> files, SortedMap<String, ResolvedInput> read) {
    return new Revision(product, number, version, files, contentHash, createdAt, createdBy, read);
  }
}
