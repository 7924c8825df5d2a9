package dev.weft.usecases.registry;

import dev.weft.catalog.Reading;
import dev.weft.catalog.Writing;
import dev.weft.catalog.registry.Revision;
import dev.weft.catalog.registry.StoredDocument;
import dev.weft.formats.folder.FolderReader;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.SourceFile;
import dev.weft.model.product.Moves;
import dev.weft.model.product.ProductId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Understands what was applied; parses each content once. Thread-safe.
public final class AppliedMesh {

  private static final int PAGE = 500;

  private final FolderReader reader;
  private final Lru<Content, ProductFolder> products = new Lru<>(2_000);
  private final Lru<Committed, MeshDocuments> states = new Lru<>(4);
  private final Lru<State, MeshDocuments> meshes = new Lru<>(4);
  private final Lru<State, MeshDocuments> earlier = new Lru<>(2);
  private final VouchedDocuments vouched = new VouchedDocuments();

  /// The files of a revision, of a product that may have had another address when they came.
  private record Content(ProductId product, String hash) {
    static Content of(Revision revision) {
      return new Content(revision.product(), revision.contentHash());
    }
  }

  /// Everything that documents mean something by.
  private record State(List<StoredDocument> stored, Moves moves) {}

  /// What tells one committed state from another.
  private record Committed(long documentChanges, Moves moves) {}

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
    var state = new Committed(reading.registry().documentChanges(), reading.addresses().moves());
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
      Reading reading, List<StoredDocument> stored, Lru<State, MeshDocuments> known) {
    var state = new State(stored, reading.addresses().moves());
    return known
        .find(state)
        .orElseGet(
            () -> {
              MeshDocuments understood = understand(reading, state);
              known.put(state, understood);
              return understood;
            });
  }

  /// A revision's folder.
  public ProductFolder folder(Reading reading, Revision revision) {
    var content = Content.of(revision);
    return products
        .find(content)
        .orElseGet(
            () -> {
              ProductFolder folder = read(reading, revision);
              products.put(content, folder);
              return folder;
            });
  }

  /// Folders of several revisions, in their order: what is not understood yet is read at once.
  public List<ProductFolder> folders(Reading reading, List<Revision> revisions) {
    Map<Content, ProductFolder> known = new HashMap<>();
    List<Revision> fresh = new ArrayList<>();
    for (Revision revision : revisions) {
      products
          .find(Content.of(revision))
          .ifPresentOrElse(
              folder -> known.put(Content.of(revision), folder), () -> fresh.add(revision));
    }
    Map<String, byte[]> blobs =
        reading
            .registry()
            .blobs()
            .get(fresh.stream().flatMap(one -> one.manifest().values().stream()).toList());
    for (Revision revision : fresh) {
      ProductFolder folder = understand(revision, blobs);
      products.put(Content.of(revision), folder);
      known.put(Content.of(revision), folder);
    }
    return revisions.stream()
        .map(revision -> Objects.requireNonNull(known.get(Content.of(revision))))
        .toList();
  }

  private ProductFolder read(Reading reading, Revision revision) {
    return understand(revision, reading.registry().blobs().get(revision.manifest().values()));
  }

  private ProductFolder understand(Revision revision, Map<String, byte[]> blobs) {
    var files = new ArrayList<SourceFile>();
    revision
        .manifest()
        .forEach(
            (path, hash) ->
                files.add(new SourceFile(path, Objects.requireNonNull(blobs.get(hash)))));
    return reader.read(files).folder().products().stream()
        .findFirst()
        .map(folder -> named(folder, revision.product()))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Revision "
                        + revision.number()
                        + " of "
                        + revision.product()
                        + " was applied and cannot be read any more"));
  }

  /// A revision keeps the texts that it came with, also the domain that it was in then.
  private static ProductFolder named(ProductFolder folder, ProductId product) {
    return folder.id().equals(product) ? folder : folder.at(product);
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

  private MeshDocuments understand(Reading reading, State state) {
    List<StoredDocument> stored = state.stored();
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
          .append(text.endsWith("\n") ? "" : "\n");
    }
    var sources = new ArrayList<SourceFile>();
    files.forEach((path, text) -> sources.add(SourceFile.of(path, text.toString())));
    return new MeshDocuments(reader.read(sources).folder(), byKey, state.moves());
  }
}
