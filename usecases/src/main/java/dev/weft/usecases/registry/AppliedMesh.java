package dev.weft.usecases.registry;

import dev.weft.catalog.Reading;
import dev.weft.catalog.Writing;
import dev.weft.catalog.registry.Revision;
import dev.weft.catalog.registry.StoredDocument;
import dev.weft.formats.folder.FolderReader;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// Understands what was applied; parses each content once. Thread-safe.
public final class AppliedMesh {

  private static final int PAGE = 500;

  private final FolderReader reader;
  private final Lru<String, ProductFolder> products = new Lru<>(2_000);
  private final Lru<Long, MeshDocuments> states = new Lru<>(4);
  private final Lru<List<StoredDocument>, MeshDocuments> meshes = new Lru<>(4);
  private final Lru<List<StoredDocument>, MeshDocuments> earlier = new Lru<>(2);
  private final VouchedDocuments vouched = new VouchedDocuments();

  public AppliedMesh(FolderReader reader) {
    this.reader = reader;
  }

  /// All documents of mesh and domains.
  public MeshDocuments documents(Reading reading) {
    return vouched.of(
        reading,
        reading instanceof Writing
            ? understood(reading, all(reading), meshes)
            : committed(reading));
  }

  /// What is being written may be undone, and its number given to something else.
  private MeshDocuments committed(Reading reading) {
    long state = reading.registry().documentChanges();
    return states
        .find(state)
        .orElseGet(
            () -> {
              MeshDocuments understood = understood(reading, all(reading), meshes);
              states.put(state, understood);
              return understood;
            });
  }

  /// The same as they stood at an earlier time.
  ///
  /// @param at microseconds since the epoch
  public MeshDocuments documentsAt(Reading reading, long at) {
    return understood(reading, reading.history().documents(at), earlier)
        .with(reading.vouchings().at(at));
  }

  private MeshDocuments understood(
      Reading reading,
      List<StoredDocument> stored,
      Lru<List<StoredDocument>, MeshDocuments> known) {
    return known
        .find(stored)
        .orElseGet(
            () -> {
              MeshDocuments understood = understand(reading, stored);
              known.put(stored, understood);
              return understood;
            });
  }

  /// A revision's folder.
  public ProductFolder folder(Reading reading, Revision revision) {
    return products
        .find(revision.contentHash())
        .orElseGet(
            () -> {
              ProductFolder folder = read(reading, revision);
              products.put(revision.contentHash(), folder);
              return folder;
            });
  }

  private ProductFolder read(Reading reading, Revision revision) {
    var files = new ArrayList<SourceFile>();
    Map<String, byte[]> blobs = reading.registry().blobs().get(revision.manifest().values());
    revision
        .manifest()
        .forEach(
            (path, hash) ->
                files.add(new SourceFile(path, Objects.requireNonNull(blobs.get(hash)))));
    Optional<ProductFolder> folder = reader.read(files).folder().product(revision.product());
    return folder.orElseThrow(
        () ->
            new IllegalStateException(
                "Revision "
                    + revision.number()
                    + " of "
                    + revision.product()
                    + " was applied and cannot be read any more"));
  }

  private static List<StoredDocument> all(Reading reading) {
    var all = new ArrayList<StoredDocument>();
    var after = StoredDocument.Key.FIRST;
    while (true) {
      List<StoredDocument> page = reading.registry().documents(after, PAGE);
      all.addAll(page);
      if (page.size() < PAGE) {
        return List.copyOf(all);
      }
      after = page.getLast().key();
    }
  }

  private MeshDocuments understand(Reading reading, List<StoredDocument> stored) {
    var files = new TreeMap<String, StringBuilder>();
    Map<StoredDocument.Key, StoredDocument> byKey = new HashMap<>();
    Map<String, byte[]> blobs =
        reading.registry().blobs().get(stored.stream().map(StoredDocument::hash).toList());
    for (StoredDocument document : stored) {
      byKey.put(document.key(), document);
      String text =
          new String(Objects.requireNonNull(blobs.get(document.hash())), StandardCharsets.UTF_8);
      files
          .computeIfAbsent(DocumentPlace.of(document.key()), _ -> new StringBuilder())
          .append("---\n")
          .append(text)
          .append('\n');
    }
    var sources = new ArrayList<SourceFile>();
    files.forEach((path, text) -> sources.add(SourceFile.of(path, text.toString())));
    return new MeshDocuments(reader.read(sources).folder(), byKey);
  }
}
