package dev.weft.formats.mend;

import dev.weft.formats.edit.Tree;
import dev.weft.formats.edit.TreeEdit;
import dev.weft.model.error.Finding;
import java.util.List;

/// How findings of one code are mended.
interface Remedy {

  /// The edits that mend a finding, in order; none when people have to decide.
  List<TreeEdit> edits(Finding finding, Tree.Fields document);
}
