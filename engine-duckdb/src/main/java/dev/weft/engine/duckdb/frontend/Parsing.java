package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.Statement;
import dev.weft.engine.duckdb.frontend.Analyser.Answer;
import dev.weft.engine.duckdb.frontend.SqlErrors.Violation;
import dev.weft.engine.duckdb.tree.SyntaxTree;
import dev.weft.engine.duckdb.tree.TreeRefusal;
import dev.weft.model.error.WeftException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// From text to a statement that is on the allow-list. Thread-safe.
final class Parsing {

  private static final Functions FUNCTIONS = Functions.load();

  private final Analyser analyser;
  private final Profile profile;
  private final int textBytes;

  Parsing(Analyser analyser, Profile profile, int textBytes) {
    this.analyser = analyser;
    this.profile = profile;
    this.textBytes = textBytes;
  }

  Statement parse(String text) {
    checkLength(text);
    ObjectNode json =
        switch (analyser.parse(text)) {
          case Answer.Refused(EngineRefusal refusal) -> throw refused(text, refusal);
          case Answer.Understood(JsonNode answer) -> single(text, answer.path("statements"));
        };
    SyntaxTree tree = check(text, json);
    AllowList allowed = new AllowList(text, profile, FUNCTIONS);
    allowed.walk(tree.root());
    if (!allowed.violations().isEmpty()) {
      throw SqlErrors.notAllowed(allowed.violations());
    }
    Mentions mentions = new Mentions(text);
    mentions.walk(tree.root());
    return new Statement(
        text, analyser.serialized(json), mentions.inOrder(), new TreeSet<>(allowed.spaces()));
  }

  private void checkLength(String text) {
    long bytes =
        text.length() > textBytes ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > textBytes) {
      throw SqlErrors.tooLong(bytes, textBytes);
    }
    int zero = text.indexOf('\0');
    if (zero >= 0) {
      throw SqlErrors.syntax(
          "A statement cannot contain the character U+0000", position(text, zero));
    }
  }

  private static TextPosition position(String text, int characters) {
    return TextPosition.of(
        text, text.substring(0, characters).getBytes(StandardCharsets.UTF_8).length);
  }

  private static ObjectNode single(String text, JsonNode statements) {
    if (statements.isEmpty()) {
      throw SqlErrors.syntax("There is no statement", TextPosition.UNKNOWN);
    }
    if (statements.size() > 1 || !(statements.get(0) instanceof ObjectNode json)) {
      throw only("more than one statement", "Send them one by one.", text);
    }
    return json;
  }

  private static SyntaxTree check(String text, ObjectNode json) {
    try {
      return SyntaxTree.of(json, SyntaxTree.Limits.DEFAULT);
    } catch (TreeRefusal refusal) {
      throw SqlErrors.notAllowed(
          List.of(
              new Violation(
                  refusal.construct(), refusal.remedy(), TextPosition.of(text, refusal.offset()))));
    }
  }

  private static WeftException refused(String text, EngineRefusal refusal) {
    if (!refusal.type().equals("not implemented")) {
      return SqlErrors.syntax(refusal.headline(), TextPosition.of(text, refusal.offset()));
    }
    String first = text.strip().split("\\W", 2)[0].toUpperCase(Locale.ROOT);
    return first.equals("PIVOT")
        ? only("PIVOT without values", "List the values: PIVOT … ON column IN (…).", text)
        : only(
            first.matches("[A-Z]{2,20}") ? first : "this kind of statement",
            "Write one SELECT; it is the only statement there is.",
            text);
  }

  private static WeftException only(String construct, String remedy, String text) {
    return SqlErrors.notAllowed(
        List.of(new Violation(construct, remedy, TextPosition.of(text, text.isEmpty() ? -1 : 0))));
  }
}
