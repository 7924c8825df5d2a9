package dev.weft.formats.mend;

import dev.weft.model.document.SourceFile;
import dev.weft.model.error.Finding;
import java.util.List;

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
}
