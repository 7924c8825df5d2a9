package dev.weft.formats.own;

import dev.weft.formats.yaml.Node;
import dev.weft.model.document.MeshFolder.Kept;
import dev.weft.model.product.Address;
import java.util.List;
import java.util.function.Supplier;

/// The form of a Declassifier.
final class DeclassifierForm {

  private static final List<String> FUNCTIONS = List.of("count", "sum", "avg");

  private DeclassifierForm() {}

  static Supplier<Kept> read(Fields fields, String scope) {
    String id = fields.name("id", "declassifier");
    PolicyParts.scope(fields, scope);
    String stage = PolicyParts.stage(fields);
    fields.text("family");
    fields.text("from");
    fields.text("to");
    functions(fields);
    fields
        .findGroup("group", "a group")
        .ifPresentOrElse(DeclassifierForm::group, () -> fields.missing("group"));
    fields.text("reason");
    PolicyParts.tests(fields);
    boolean retired = fields.isRetired();
    return () -> new Kept("Declassifier", id, stage, retired);
  }

  private static void functions(Fields fields) {
    List<Node> functions = fields.items("functions");
    if (functions.isEmpty()) {
      fields.missing("functions");
    }
    for (Node function : functions) {
      String word = function.textOrNull();
      if (word == null || !FUNCTIONS.contains(word)) {
        fields.wrong(
            function.place(),
            "Only count, sum and avg over a group declassify",
            "Use " + String.join(", ", FUNCTIONS));
      }
    }
  }

  private static void group(Fields group) {
    group.whole("n", 2, 1_000_000);
    String subject = group.text("subject");
    boolean column = Address.find(subject).flatMap(Address::column).isPresent();
    if (!subject.isEmpty() && !column) {
      group.wrong(
          group.at("subject"),
          "`" + subject + "` is no column",
          "Write domain/product:table#column");
    }
    group.close();
  }
}
