package dev.weft.catalog.registry;

import dev.weft.catalog.store.Among;
import dev.weft.catalog.store.Snapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Bytes by their content: what people wrote, kept as they wrote it.
public class Blobs {

  private static final int AT_ONCE = 500;

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

  /// The bytes of several hashes, each once, in few statements.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND when one is missing
  public final Map<String, byte[]> get(Collection<String> hashes) {
    var found = new HashMap<String, byte[]>();
    List<String> wanted = hashes.stream().distinct().toList();
    for (int from = 0; from < wanted.size(); from += AT_ONCE) {
      var among = new Among("hash", wanted.subList(from, Math.min(from + AT_ONCE, wanted.size())));
      among
          .bind(snapshot.query("select hash, bytes from content where hash in " + among.sql()))
          .map((row, context) -> Map.entry(row.getString("hash"), row.getBytes("bytes")))
          .forEach(blob -> found.put(blob.getKey(), blob.getValue()));
    }
    for (String hash : wanted) {
      if (!found.containsKey(hash)) {
        throw RegistryProblems.noBlob(hash);
      }
    }
    return found;
  }

  public final Optional<byte[]> find(String hash) {
    return snapshot
        .query("select bytes from content where hash = :hash")
        .bind("hash", hash)
        .map((row, context) -> row.getBytes("bytes"))
        .findOne();
  }
}
