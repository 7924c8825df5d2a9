package dev.weft.cli.contract;

import dev.weft.cli.format.Json;
import dev.weft.cli.terminal.Console;
import dev.weft.cli.terminal.Spans;
import dev.weft.cli.terminal.Table;
import dev.weft.usecases.offline.TestView;
import dev.weft.usecases.offline.TestView.CheckView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A test as people and programs read it.
final class TestText {

  private static final List<String> OUTCOMES =
      List.of("passed", "warned", "failed", "error", "skipped");

  private TestText() {}

  /// What asks for something first; within one outcome as the contract has them.
  static List<String> table(TestView test, Console console) {
    boolean several = test.checks().stream().map(CheckView::table).distinct().count() > 1;
    var rows =
        test.checks().stream()
            .sorted(Comparator.comparingInt(TestText::rank))
            .map(check -> row(check, several))
            .toList();
    List<String> lines =
        new ArrayList<>(
            new Table(List.of("OUTCOME", "CHECK", "FOUND", "EXPECTED"), rows)
                .lines(console.terminal().dataWidth(), console.dataStyle()));
    lines.add("");
    lines.add(summary(test));
    return lines;
  }

  private static int rank(CheckView check) {
    return switch (check.outcome()) {
      case "failed", "error" -> 0;
      case "warned" -> 1;
      case "skipped" -> 2;
      default -> 3;
    };
  }

  private static List<String> row(CheckView check, boolean several) {
    return List.of(
        check.outcome(),
        several ? check.table() + ": " + check.name() : check.name(),
        found(check),
        check.expected());
  }

  private static String found(CheckView check) {
    return switch (check.outcome()) {
      case "error", "skipped" -> check.message();
      default ->
          check.samples().isEmpty()
              ? check.actual()
              : check.actual() + ": " + String.join(", ", check.samples());
    };
  }

  /// `12 checks: 10 passed, 1 failed, 1 skipped.`
  private static String summary(TestView test) {
    Stream<String> parts =
        OUTCOMES.stream()
            .filter(outcome -> test.count(outcome) > 0)
            .map(outcome -> Spans.count(test.count(outcome)) + " " + outcome);
    return Spans.count(test.checks().size(), "check")
        + ": "
        + String.join(", ", parts.toList())
        + ".";
  }

  static ObjectNode tree(TestView test) {
    ObjectNode answer = Json.object();
    answer.put("schema", "weft.test/v1");
    answer.put("outcome", test.outcome());
    ArrayNode checks = answer.putArray("checks");
    test.checks().forEach(check -> add(check, checks.addObject()));
    return answer;
  }

  private static void add(CheckView check, ObjectNode node) {
    node.put("name", check.name());
    node.put("rule", check.rule());
    node.put("element", check.element());
    node.put("outcome", check.outcome());
    node.put("actual", check.actual());
    node.put("expected", check.expected());
    node.put("message", check.message());
    ArrayNode samples = node.putArray("samples");
    check.samples().forEach(samples::add);
  }
}
