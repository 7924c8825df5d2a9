package dev.weft.formats.mend;

import dev.weft.formats.edit.Pointer;
import dev.weft.formats.edit.Tree;
import dev.weft.formats.edit.TreeEdit;
import dev.weft.model.error.Finding;
import java.util.List;
import java.util.Optional;

/// An entry that stands in its list before, the same in everything, goes. Which of two different
/// ones is meant, nobody can tell.
final class EqualEntry implements Remedy {

  @Override
  public List<TreeEdit> edits(Finding finding, Tree.Fields document) {
    String pointer = finding.place().pointer();
    return repeated(pointer, document)
        .or(() -> repeated(Pointer.parent(pointer), document))
        .map(found -> List.<TreeEdit>of(new TreeEdit.Remove(found)))
        .orElse(List.of());
  }

  private static Optional<String> repeated(String pointer, Tree.Fields document) {
    Tree holder = document.at(Pointer.parent(pointer)).orElse(document);
    Optional<Tree> entry = document.at(pointer);
    if (!(holder instanceof Tree.Items(List<Tree> items)) || entry.isEmpty()) {
      return Optional.empty();
    }
    int index = Integer.parseInt(Pointer.last(pointer));
    return items.subList(0, index).contains(entry.get()) ? Optional.of(pointer) : Optional.empty();
  }
}
