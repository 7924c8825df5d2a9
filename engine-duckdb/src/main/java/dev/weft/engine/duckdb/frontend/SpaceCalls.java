package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.duckdb.mask.MaskFunction;
import dev.weft.engine.duckdb.mask.SecretName;
import dev.weft.engine.duckdb.tree.Node;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Calls of `weft_pseudonym(column, 'space')`.
final class SpaceCalls {

  static final String FUNCTION = "weft_pseudonym";

  private SpaceCalls() {}

  static boolean isOne(Node.Call call) {
    return call.path().size() == 1
        && call.path().getFirst().toLowerCase(Locale.ROOT).equals(FUNCTION);
  }

  /// The space's name; empty when the call is not written as it must be.
  static Optional<String> space(Node.Call call) {
    JsonNode arguments = call.json().path("arguments");
    JsonNode column = arguments.path(0).path("expression");
    JsonNode literal = arguments.path(1).path("expression").path("literal");
    boolean well =
        arguments.size() == 2
            && column.path("class").asString("").equals("COLUMN_REF")
            && literal.path("kind").asString("").equals("STRING")
            && !literal.path("text").asString("").isEmpty()
            && !call.json().path("distinct").asBoolean(false)
            && call.json().path("filter").isNull();
    return well ? Optional.of(literal.path("text").asString()) : Optional.empty();
  }

  /// Puts the keys' variables in place of the spaces' names.
  static void giveKeys(Node node) {
    if (node instanceof Node.Call call && isOne(call)) {
      space(call).ifPresent(space -> giveKey(call.json(), space));
    }
    node.children().forEach(SpaceCalls::giveKeys);
  }

  private static void giveKey(ObjectNode call, String space) {
    call.put("function_name", MaskFunction.PSEUDONYM);
    call.putObject("qualified_name").putArray("path").add(MaskFunction.PSEUDONYM);
    ObjectNode second = (ObjectNode) ((ArrayNode) call.path("arguments")).get(1);
    second.set("expression", MaskSyntax.secret(SecretName.ofSpace(space)));
  }
}
