package dev.weft.catalog.registry;

import dev.weft.catalog.store.Snapshot;
import java.util.Optional;

/// Bytes by their content: what people wrote, kept as they wrote it.
public class Blobs {

  private final Snapshot snapshot;

  public Blobs(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// The bytes with this SHA-256, 64 hex digits.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND
  public final byte[] get(String hash) {
    return find(hash).orElseThrow(() -> RegistryProblems.noBlob(hash));
  }

  public final Optional<byte[]> find(String hash) {
    return snapshot
        .query("select bytes from content where hash = :hash")
        .bind("hash", hash)
        .map((row, context) -> row.getBytes("bytes"))
        .findOne();
  }
}
