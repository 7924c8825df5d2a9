package dev.weft.formats.mend;

import dev.weft.model.document.SourceFile;
import dev.weft.model.error.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What mending the findings of one code comes to. Nothing is written yet.
///
/// @param changes one for each file that changes
/// @param mended how many findings are gone
/// @param left those of the code that stay, and why
public record Mended(List<Change> changes, int mended, List<Left> left) {

  /// A file before and after.
  public record Change(SourceFile before, SourceFile after) {}

  /// A finding that is not mended.
  ///
  /// @param reason one sentence without a full stop
  public record Left(Finding finding, String reason) {}

  public Mended {
    changes = List.copyOf(changes);
    left = List.copyOf(left);
  }

  /// The files that differ, in the order in which they were given.
  ///
  /// @param texts path to file, as it is now; a file that is not in it stays
  public static List<Change> changes(List<SourceFile> given, Map<String, SourceFile> texts) {
    var changes = new ArrayList<Change>();
    for (SourceFile before : given) {
      SourceFile after = texts.getOrDefault(before.path(), before);
      if (!after.equals(before)) {
        changes.add(new Change(before, after));
      }
    }
    return changes;
  }
}
