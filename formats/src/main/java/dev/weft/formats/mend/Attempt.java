package dev.weft.formats.mend;

import dev.weft.formats.edit.EditableFile;
import dev.weft.formats.edit.Edited;
import dev.weft.formats.edit.TreeEdit;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Files as they would be with some findings mended. Immutable.
///
/// @param texts path to file
/// @param mended what the edits so far are for
/// @param left what no edit is for
record Attempt(Map<String, SourceFile> texts, List<Finding> mended, List<Mended.Left> left) {

  private static final String DECIDE =
      "What is meant is not certain: decide, and change it by hand";

  static Attempt on(List<SourceFile> files) {
    Map<String, SourceFile> texts = new LinkedHashMap<>();
    files.forEach(file -> texts.put(file.path(), file));
    return new Attempt(texts, List.of(), List.of());
  }

  List<SourceFile> files() {
    return List.copyOf(texts.values());
  }

  /// With edits for each of these, as far as there are any.
  Attempt each(List<Finding> findings) {
    Attempt attempt = this;
    for (Finding finding : findings) {
      attempt = attempt.with(finding);
    }
    return attempt;
  }

  private Attempt with(Finding finding) {
    String path = finding.place().file();
    SourceFile file = texts.get(path);
    Optional<Remedy> remedy = Remedies.find(finding.code());
    if (file == null || remedy.isEmpty()) {
      return leaving(finding, DECIDE);
    }
    if (path.startsWith(".weft/") || path.contains("/.weft/")) {
      return leaving(finding, "The document belongs to others; weft fetch wrote it");
    }
    return EditableFile.of(file)
        .filter(editable -> !editable.documents().isEmpty())
        .map(editable -> edited(finding, editable, remedy.get()))
        .orElseGet(
            () -> leaving(finding, "The file cannot be read as a whole; correct its syntax first"));
  }

  private Attempt edited(Finding finding, EditableFile file, Remedy remedy) {
    int document = file.documentAt(finding.place().line());
    List<TreeEdit> edits = remedy.edits(finding, file.documents().get(document));
    if (edits.isEmpty()) {
      return leaving(finding, DECIDE);
    }
    return switch (file.edit(document, edits)) {
      case Edited.Refused(String reason) -> leaving(finding, reason);
      case Edited.Done(EditableFile done) -> {
        Map<String, SourceFile> changed = new LinkedHashMap<>(texts);
        changed.put(done.source().path(), done.source());
        List<Finding> all = new ArrayList<>(mended);
        all.add(finding);
        yield new Attempt(changed, all, left);
      }
    };
  }

  Attempt leaving(Finding finding, String reason) {
    List<Mended.Left> all = new ArrayList<>(left);
    all.add(new Mended.Left(finding, reason));
    return new Attempt(texts, mended, all);
  }

  boolean changes(Attempt before) {
    return mended.size() > before.mended.size();
  }

  /// Whether what was to be mended is gone, and nothing else has come.
  boolean isSound(Verdict before, Verdict after) {
    return isSound(before, after, on(List.of()));
  }

  /// The same for what was mended since an earlier attempt.
  boolean isSound(Verdict before, Verdict after, Attempt since) {
    int wanted = mended.size() - since.mended.size();
    if (wanted == 0) {
      return true;
    }
    ErrorCode code = mended.getLast().code();
    return after.added(before).isEmpty()
        && after.of(code).size() + wanted <= before.of(code).size();
  }

  Mended mended(List<SourceFile> given) {
    return new Mended(Mended.changes(given, texts), mended.size(), left.reversed());
  }
}
