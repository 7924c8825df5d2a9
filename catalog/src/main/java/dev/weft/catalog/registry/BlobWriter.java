package dev.weft.catalog.registry;

import dev.weft.catalog.journal.Change;
import dev.weft.catalog.journal.Unjournaled;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Adds bytes. They are never changed or removed.
public final class BlobWriter extends Blobs {

  private final Change change;

  public BlobWriter(Change change) {
    super(change);
    this.change = change;
  }

  /// Stores bytes under their SHA-256, once however often it is called.
  ///
  /// @return the hash, 64 lower-case hex digits
  @Unjournaled("bytes mean nothing until a document or a revision names them")
  public String put(byte[] bytes) {
    String hash = hash(bytes);
    change
        .update(
            """
            insert into content (hash, size, bytes) values (:hash, :size, :bytes)
            on conflict (hash) do nothing
            """)
        .bind("hash", hash)
        .bind("size", (long) bytes.length)
        .bind("bytes", bytes)
        .execute();
    return hash;
  }

  /// SHA-256 as 64 lower-case hex digits: what `put` would return.
  public static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
