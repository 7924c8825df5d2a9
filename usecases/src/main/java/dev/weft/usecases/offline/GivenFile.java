package dev.weft.usecases.offline;

import dev.weft.formats.folder.Excerpts;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import java.util.List;

/// A file as somebody handed it over.
///
/// @param name as findings should call it; it may lead anywhere
@SuppressWarnings("ArrayRecordComponent") // nobody changes it
public record GivenFile(String name, byte[] bytes) {

  /// The file under a name that leads nowhere.
  SourceFile source() {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    boolean odd = last.isBlank() || last.equals(".") || last.equals("..");
    return new SourceFile(odd ? "document" : last, bytes);
  }

  /// Findings about [#source] with the lines that they point to, by the name that was given.
  List<Finding> told(List<Finding> findings) {
    SourceFile source = source();
    return Excerpts.sorted(findings, List.of(source)).stream().map(this::named).toList();
  }

  private Finding named(Finding finding) {
    Place at = finding.place();
    return new Finding(
        finding.code(),
        finding.severity(),
        finding.message(),
        new Place(name, at.line(), at.column(), at.pointer()),
        finding.hint(),
        finding.excerpt());
  }
}
