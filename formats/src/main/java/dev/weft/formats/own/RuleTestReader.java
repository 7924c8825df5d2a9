package dev.weft.formats.own;

import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.Values;
import dev.weft.model.policy.RuleTest;
import dev.weft.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `tests:` of a rule: facts that are given, and whether the rule holds of them.
final class RuleTestReader {

  private static final List<String> WORDS = List.of("pass", "fail");
  private static final List<String> ANSWERING = List.of("yes", "no");

  private RuleTestReader() {}

  static List<RuleTest> read(Fields rule) {
    return read(rule, WORDS);
  }

  /// Of a rule that answers: whether it does.
  static List<RuleTest> ofAnswer(Fields rule) {
    return read(rule, ANSWERING);
  }

  private static List<RuleTest> read(Fields rule, List<String> words) {
    List<RuleTest> tests = new ArrayList<>();
    for (Fields test : rule.groups("tests", "a test")) {
      String name = test.findText("name").orElse("");
      Value.Fields given = given(test);
      boolean holds = test.word("expect", words).equals(words.getFirst());
      tests.add(new RuleTest(name, given, holds, test.place()));
      test.close();
    }
    return tests;
  }

  private static Value.Fields given(Fields test) {
    Optional<Node> node = test.find("given");
    if (node.isEmpty()) {
      test.missing("given");
    } else if (Values.of(node.get()) instanceof Value.Fields given) {
      return given;
    } else {
      test.wrongType("given", node.get(), "a group of fields", "");
    }
    return new Value.Fields(Map.of());
  }
}
