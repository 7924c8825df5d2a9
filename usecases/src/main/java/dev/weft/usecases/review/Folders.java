package dev.weft.usecases.review;

import dev.weft.catalog.Reading;
import dev.weft.catalog.Writing;
import dev.weft.catalog.registry.BlobWriter;
import dev.weft.catalog.review.ProposedChange;
import dev.weft.model.document.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// The files of changes, kept by their content.
final class Folders {

  private Folders() {}

  /// One word for the whole content.
  static String hash(List<SourceFile> files) {
    var lines = new TreeMap<String, String>();
    files.forEach(file -> lines.put(file.path(), BlobWriter.hash(file.bytes())));
    var text = new StringBuilder();
    lines.forEach((path, hash) -> text.append(path).append('\t').append(hash).append('\n'));
    return BlobWriter.hash(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Keeps the files; path to hash.
  static SortedMap<String, String> keep(Writing writing, List<SourceFile> files) {
    var kept = new TreeMap<String, String>();
    files.forEach(file -> kept.put(file.path(), writing.registry().blobs().put(file.bytes())));
    return kept;
  }

  static List<SourceFile> of(Reading reading, ProposedChange change) {
    SortedMap<String, String> files = reading.changes().files(change.number());
    Map<String, byte[]> blobs = reading.registry().blobs().get(files.values());
    var all = new ArrayList<SourceFile>();
    files.forEach(
        (path, hash) -> all.add(new SourceFile(path, Objects.requireNonNull(blobs.get(hash)))));
    return all;
  }
}
