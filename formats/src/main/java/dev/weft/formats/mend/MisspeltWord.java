package dev.weft.formats.mend;

import dev.weft.formats.edit.Pointer;
import dev.weft.formats.edit.Tree;
import dev.weft.formats.edit.TreeEdit;
import dev.weft.formats.finding.Guess;
import dev.weft.model.error.Finding;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A key or word for which the finding guesses exactly one other, a single letter away.
final class MisspeltWord implements Remedy {

  private static final Pattern GUESS = Pattern.compile("Did you mean `([^`]+)`\\?");

  @Override
  public List<TreeEdit> edits(Finding finding, Tree.Fields document) {
    Matcher guess = GUESS.matcher(finding.hint());
    if (!guess.matches()) {
      return List.of();
    }
    String meant = guess.group(1);
    String pointer = finding.place().pointer();
    boolean key = !pointer.isEmpty() && isNear(Pointer.last(pointer), meant);
    boolean value =
        document.at(pointer).flatMap(Tree::asText).filter(t -> isNear(t, meant)).isPresent();
    if (key == value) {
      return List.of(); // neither, or nobody can tell which
    }
    return List.of(
        key ? new TreeEdit.Rename(pointer, meant) : new TreeEdit.Set(pointer, Tree.text(meant)));
  }

  private static boolean isNear(String written, String meant) {
    return !written.equals(meant) && Guess.isNear(written, meant);
  }
}
