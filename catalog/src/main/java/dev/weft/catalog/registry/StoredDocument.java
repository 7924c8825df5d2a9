package dev.weft.catalog.registry;

/// A document of the mesh or a domain as it was applied last. Its text is a blob.
///
/// @param scope `mesh` or the domain's name
/// @param kind `Mesh`, `Domain`, `Person`, `Connection`, `Agreement` …
/// @param name unique within scope and kind
/// @param file path relative to the folder it was applied from
/// @param hash of the text among the blobs
/// @param version counts its changes, from 1
/// @param changedAt microseconds since the epoch
/// @param changedBy the principal who applied it
public record StoredDocument(
    String scope,
    String kind,
    String name,
    String file,
    String hash,
    boolean retired,
    long version,
    long changedAt,
    String changedBy) {

  /// Scope, kind and name: what makes a document the same one; also the cursor of lists.
  public record Key(String scope, String kind, String name) {
    /// Before every document.
    public static final Key FIRST = new Key("", "", "");

    /// Reads what `toString` writes.
    static Key of(String text) {
      String[] parts = text.split("/", 3);
      return new Key(parts[0], parts[1], parts[2]);
    }

    @Override
    public String toString() {
      return scope + "/" + kind + "/" + name;
    }
  }

  public Key key() {
    return new Key(scope, kind, name);
  }
}
