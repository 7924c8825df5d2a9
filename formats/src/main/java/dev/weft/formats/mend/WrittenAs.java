package dev.weft.formats.mend;

import dev.weft.formats.edit.Tree;
import dev.weft.formats.edit.TreeEdit;
import dev.weft.model.error.Finding;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A document that says one version of its standard and is written as another one: it says what it
/// is written as.
final class WrittenAs implements Remedy {

  private static final String PLACE = "/apiVersion";
  private static final Pattern ADVICE =
      Pattern.compile("(?:Write apiVersion: |Did you mean `)(v\\d+\\.\\d+\\.\\d+)(?:`\\?)?");

  @Override
  public List<TreeEdit> edits(Finding finding, Tree.Fields document) {
    Matcher advice = ADVICE.matcher(finding.hint());
    return advice.matches() && document.at(PLACE).isPresent()
        ? List.of(new TreeEdit.Set(PLACE, Tree.text(advice.group(1))))
        : List.of();
  }
}
