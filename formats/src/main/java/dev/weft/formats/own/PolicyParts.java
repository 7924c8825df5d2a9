package dev.weft.formats.own;

import dev.weft.formats.yaml.Node;
import dev.weft.model.error.ErrorCode;
import java.util.List;

/// What the documents of governance have in common.
final class PolicyParts {

  static final List<String> STAGES = List.of("draft", "audit", "warn", "enforce");

  private PolicyParts() {}

  /// The stage; `draft` when none is given, so that nothing binds by accident.
  static String stage(Fields fields) {
    return fields.findWord("stage", STAGES).orElse("draft");
  }

  /// Checks that a written scope is that of the folder.
  static void scope(Fields fields, String folder) {
    fields
        .findText("scope")
        .filter(written -> !folder.isEmpty() && !written.equals(folder))
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

  /// A CEL expression that must be there; it is typed when policies are compiled.
  static void expression(Fields fields, String field) {
    Node node = fields.find(field).orElse(null);
    if (node instanceof Node.Scalar scalar && scalar.sort() == Node.Sort.BOOLEAN) {
      return;
    }
    fields.text(field);
  }
}
