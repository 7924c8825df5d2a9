package dev.weft.formats.own;

import dev.weft.formats.yaml.Node;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.policy.Expression;
import dev.weft.model.policy.Stage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the documents of governance have in common.
final class PolicyParts {

  private static final List<String> STAGES =
      Arrays.stream(Stage.values()).map(Stage::word).toList();

  private PolicyParts() {}

  /// The stage; `draft` when none is given, so that nothing binds by accident.
  static Stage stage(Fields fields) {
    return fields.findWord("stage", STAGES).flatMap(Stage::find).orElse(Stage.DRAFT);
  }

  /// The scope, which is that of the folder: checks a written one against it.
  static String scope(Fields fields, String folder) {
    Optional<String> text = fields.findText("scope");
    text.filter(written -> !folder.isEmpty() && !written.equals(folder))
        .ifPresent(
            written ->
                fields
                    .findings()
                    .error(
                        ErrorCode.DOC_PLACE,
                        fields.at("scope"),
                        "The scope is `"
                            + written
                            + "`, but the document stands in that of `"
                            + folder
                            + "`",
                        written.equals("mesh")
                            ? "Move the document to policies/ of the mesh, or write scope: "
                                + folder
                            : "Move the document to "
                                + written
                                + "/policies/, or write scope: "
                                + folder));
    return folder.isEmpty() ? text.orElse("") : folder;
  }

  /// Checks `tests:`, a list of groups with free `given` and an `expect`.
  static void tests(Fields fields) {
    for (Fields test : fields.groups("tests", "a test")) {
      test.findText("name");
      if (test.entries("given").isEmpty() && !test.has("given")) {
        test.missing("given");
      }
      if (test.find("expect").isEmpty()) {
        test.missing("expect");
      }
      test.close();
    }
  }

  /// A CEL expression that must be there; true and false may be written without quotes.
  static Expression expression(Fields fields, String field) {
    if (fields.find(field).orElse(null) instanceof Node.Scalar scalar) {
      String text =
          scalar.sort() == Node.Sort.BOOLEAN
              ? scalar.text().toLowerCase(Locale.ROOT)
              : fields.text(field);
      return new Expression(text, scalar.begins());
    }
    return new Expression(fields.text(field), fields.at(field));
  }
}
