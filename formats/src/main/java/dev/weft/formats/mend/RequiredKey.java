package dev.weft.formats.mend;

import dev.weft.formats.edit.Pointer;
import dev.weft.formats.edit.Tree;
import dev.weft.formats.edit.TreeEdit;
import dev.weft.model.error.Finding;
import java.util.List;

/// By the text of the standard a column of the primary key is never null, so saying that it is
/// required changes nothing.
final class RequiredKey implements Remedy {

  @Override
  public List<TreeEdit> edits(Finding finding, Tree.Fields document) {
    String pointer = finding.place().pointer();
    return Pointer.last(pointer).equals("required")
        ? List.of(new TreeEdit.Set(pointer, Tree.flag(true)))
        : List.of();
  }
}
