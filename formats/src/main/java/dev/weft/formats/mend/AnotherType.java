package dev.weft.formats.mend;

import dev.weft.formats.edit.Tree;
import dev.weft.formats.edit.TreeEdit;
import dev.weft.model.error.Finding;
import java.util.List;

/// A number where a text belongs is put in quotes, the list that was a product's team before v1.0.0
/// becomes its members; words are judged as any other.
final class AnotherType implements Remedy {

  private static final String TEAM = "/team";

  private final Remedy words;

  AnotherType(Remedy words) {
    this.words = words;
  }

  @Override
  public List<TreeEdit> edits(Finding finding, Tree.Fields document) {
    String pointer = finding.place().pointer();
    Tree written = document.at(pointer).orElse(document);
    if (finding.hint().equals("Put it in quotes") && written instanceof Tree.Leaf leaf) {
      return List.of(new TreeEdit.Set(pointer, Tree.text(leaf.text())));
    }
    boolean product = document.text("kind").orElse("").equals("DataProduct");
    if (product && pointer.equals(TEAM) && written instanceof Tree.Items) {
      return List.of(new TreeEdit.Wrap(TEAM, "members"));
    }
    return words.edits(finding, document);
  }
}
