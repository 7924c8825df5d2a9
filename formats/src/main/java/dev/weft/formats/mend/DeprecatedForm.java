package dev.weft.formats.mend;

import dev.weft.formats.edit.Pointer;
import dev.weft.formats.edit.Tree;
import dev.weft.formats.edit.TreeEdit;
import dev.weft.model.error.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Forms that v3.1.0 of ODCS declared deprecated, as it writes them now.
final class DeprecatedForm implements Remedy {

  private static final String PROMISES = "/slaProperties";
  private static final String CUSTOM = "/customProperties";

  /// Rules of the library that need nothing but another name.
  private static final Map<String, String> FORMER =
      Map.of("nullCheck", "nullValues", "duplicateCount", "duplicateValues");

  @Override
  public List<TreeEdit> edits(Finding finding, Tree.Fields document) {
    String pointer = finding.place().pointer();
    return switch (pointer) {
      case "/team" -> List.of(new TreeEdit.Wrap(pointer, "members"));
      case "/dataProduct" -> product(pointer, document);
      case "/slaDefaultElement" -> element(pointer, document);
      default -> Pointer.last(pointer).equals("rule") ? rule(pointer, document) : List.of();
    };
  }

  /// The name of the metric is the rule's, or what that is called now.
  private static List<TreeEdit> rule(String pointer, Tree.Fields document) {
    String rule = Pointer.parent(pointer);
    String name = document.at(pointer).flatMap(Tree::asText).orElse("");
    Optional<String> metric = document.at(rule + "/metric").flatMap(Tree::asText);
    if (metric.isPresent()) {
      return metric.get().equals(name) ? List.of(new TreeEdit.Remove(pointer)) : List.of();
    }
    List<TreeEdit> edits = new ArrayList<>();
    String now = FORMER.getOrDefault(name, name);
    if (!now.equals(name)) {
      edits.add(new TreeEdit.Set(pointer, Tree.text(now)));
    }
    edits.add(new TreeEdit.Rename(pointer, "metric"));
    return edits;
  }

  /// What the contract says of its product stays in it, as a property of its own.
  private static List<TreeEdit> product(String pointer, Tree.Fields document) {
    Tree kept =
        Tree.Fields.of(
            Tree.field("property", "dataProduct"),
            Tree.field("value", document.at(pointer).orElse(Tree.nothing())));
    TreeEdit add =
        document.at(CUSTOM).isPresent()
            ? new TreeEdit.Add(CUSTOM + "/-", kept)
            : new TreeEdit.Add(CUSTOM, Tree.Items.of(kept));
    return has(document, "dataProduct") ? List.of() : List.of(add, new TreeEdit.Remove(pointer));
  }

  private static boolean has(Tree.Fields document, String property) {
    return document.at(CUSTOM).orElse(Tree.nothing()) instanceof Tree.Items(List<Tree> items)
        && items.stream()
            .anyMatch(
                item ->
                    item instanceof Tree.Fields fields
                        && fields.text("property").orElse("").equals(property));
  }

  /// Each promise without an element gets the one that was for all.
  private static List<TreeEdit> element(String pointer, Tree.Fields document) {
    Optional<Tree> element = document.at(pointer);
    List<TreeEdit> edits = new ArrayList<>();
    if (document.at(PROMISES).orElse(Tree.nothing()) instanceof Tree.Items(List<Tree> items)) {
      for (int i = 0; i < items.size(); i++) {
        if (items.get(i) instanceof Tree.Fields promise && promise.find("element").isEmpty()) {
          String at = PROMISES + "/" + i + "/element";
          element.ifPresent(value -> edits.add(new TreeEdit.Add(at, value)));
        }
      }
    }
    edits.add(new TreeEdit.Remove(pointer));
    return edits;
  }
}
