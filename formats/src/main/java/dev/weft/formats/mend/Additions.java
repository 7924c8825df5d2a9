package dev.weft.formats.mend;

import dev.weft.formats.edit.EditableFile;
import dev.weft.formats.edit.Edited;
import dev.weft.formats.edit.Pointer;
import dev.weft.formats.edit.Tree;
import dev.weft.formats.edit.TreeEdit;
import dev.weft.model.policy.Mend;
import java.util.List;

/// Carries out what a rule adds to a document.
public final class Additions {

  private static final String END = "-";

  private Additions() {}

  /// Makes all of them or none, in order; what is there already is replaced.
  public static Edited make(EditableFile file, int document, List<Mend> mends) {
    Edited edited = new Edited.Done(file);
    for (Mend mend : mends) {
      switch (edited) {
        case Edited.Done(EditableFile now) ->
            edited = now.edit(document, edit(now.documents().get(document), mend));
        case Edited.Refused refused -> {
          return refused;
        }
      }
    }
    return edited;
  }

  private static TreeEdit edit(Tree document, Mend mend) {
    Tree value = Tree.of(mend.value());
    String list = Pointer.parent(mend.pointer());
    if (Pointer.last(mend.pointer()).equals(END)) {
      return document.at(list).isPresent()
          ? new TreeEdit.Add(mend.pointer(), value)
          : new TreeEdit.Add(list, Tree.Items.of(value));
    }
    return document.at(mend.pointer()).isPresent()
        ? new TreeEdit.Set(mend.pointer(), value)
        : new TreeEdit.Add(mend.pointer(), value);
  }
}
