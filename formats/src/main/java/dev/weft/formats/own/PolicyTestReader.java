package dev.weft.formats.own;

import dev.weft.formats.finding.Guess;
import dev.weft.formats.yaml.Node;
import dev.weft.model.lineage.Origin;
import dev.weft.model.policy.Effect;
import dev.weft.model.policy.PolicyTest;
import dev.weft.model.policy.PolicyTest.Given;
import dev.weft.model.policy.PolicyTest.OfColumn;
import dev.weft.model.policy.PolicyTest.OfGrant;
import dev.weft.model.policy.PolicyTest.OfPrincipal;
import dev.weft.model.policy.PolicyTest.OfProduct;
import dev.weft.model.policy.PolicyTest.OfTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `tests:` of an access policy: facts that are given, and the effect that is expected.
final class PolicyTestReader {

  private PolicyTestReader() {}

  static List<PolicyTest> read(Fields policy) {
    List<PolicyTest> tests = new ArrayList<>();
    for (Fields test : policy.groups("tests", "a test")) {
      String name = test.findText("name").orElse("");
      Optional<Fields> given = test.findGroup("given", "the facts of a test");
      if (given.isEmpty()) {
        test.missing("given");
      }
      Optional<Effect> expect = expect(test);
      if (given.isPresent() && expect.isPresent()) {
        tests.add(new PolicyTest(name, given(given.get()), expect.get(), test.place()));
      }
      test.close();
    }
    return tests;
  }

  private static Optional<Effect> expect(Fields test) {
    Optional<Node> node = test.find("expect");
    if (node.isEmpty()) {
      test.missing("expect");
      return Optional.empty();
    }
    if (node.get() instanceof Node.Mapping) {
      return test.findGroup("expect", "what is expected")
          .flatMap(
              group -> {
                Optional<Effect> effect = EffectReader.one(group);
                group.close();
                return effect;
              });
    }
    Optional<String> word = test.findText("expect");
    Optional<Effect> effect = word.flatMap(EffectReader::word);
    if (word.isPresent() && effect.isEmpty()) {
      List<String> words = EffectReader.words();
      test.wrong(
          test.at("expect"),
          "`" + word.get() + "` is no effect",
          Guess.hint(
              word.get(),
              words,
              "Use " + String.join(", ", words) + ", { filter: … } or { minimumGroup: { … } }"));
    }
    return effect;
  }

  private static Given given(Fields given) {
    var facts =
        new Given(
            principal(given),
            grant(given),
            product(given),
            part(given, "port").map(port -> closed(port, text(port, "name"))).orElse(""),
            part(given, "table")
                .map(
                    t ->
                        closed(
                            t, new OfTable(text(t, "name"), t.texts("tags"), t.texts("columns"))))
                .orElse(new OfTable("", List.of(), List.of())),
            column(given),
            text(given, "purpose"),
            text(given, "via"));
    given.close();
    return facts;
  }

  private static OfPrincipal principal(Fields given) {
    return part(given, "principal")
        .map(
            p ->
                closed(
                    p,
                    new OfPrincipal(
                        text(p, "name"), text(p, "kind"), p.texts("domains"), attributes(p))))
        .orElse(new OfPrincipal("", "", List.of(), Map.of()));
  }

  private static Map<String, List<String>> attributes(Fields principal) {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    for (Node.Entry entry : principal.entries("attributes")) {
      attributes.put(entry.key(), PersonReader.values(principal, entry));
    }
    return attributes;
  }

  private static OfGrant grant(Fields given) {
    return part(given, "grant")
        .map(
            g ->
                closed(
                    g,
                    new OfGrant(
                        text(g, "via"), text(g, "id"), g.texts("roles"), g.texts("purposes"))))
        .orElse(new OfGrant("", "", List.of(), List.of()));
  }

  private static OfProduct product(Fields given) {
    return part(given, "product")
        .map(
            p ->
                closed(
                    p,
                    new OfProduct(
                        text(p, "domain"),
                        text(p, "name"),
                        p.findWhole("major", 0, 1_000_000).orElse(0L),
                        text(p, "kind"),
                        p.texts("tags"))))
        .orElse(new OfProduct("", "", 0, "", List.of()));
  }

  private static OfColumn column(Fields given) {
    Optional<Fields> part = part(given, "column");
    if (part.isEmpty()) {
      return new OfColumn("", "", List.of(), false, List.of(), Map.of());
    }
    Fields column = part.get();
    String name = text(column, "name");
    String type = text(column, "type");
    List<String> tags = column.texts("tags");
    boolean named = column.findFlag("named").orElse(false);
    List<Origin> origins = new ArrayList<>();
    for (Fields origin : column.groups("origins", "an origin")) {
      origins.add(
          closed(
              origin,
              Origin.of(
                  text(origin, "domain"),
                  text(origin, "product"),
                  text(origin, "table"),
                  text(origin, "column"))));
    }
    Map<String, String> labels = new LinkedHashMap<>();
    // every other field is a family of labels, which mesh.yaml declares
    for (Node.Entry entry : column.rest()) {
      String label = entry.value().textOrNull();
      if (label == null) {
        column.wrongType(entry.key(), entry.value(), "a label", "");
      } else {
        labels.put(entry.key(), label);
      }
    }
    return new OfColumn(name, type, tags, named, origins, labels);
  }

  private static Optional<Fields> part(Fields given, String field) {
    return given.findGroup(field, "`" + field + "` of a test");
  }

  private static String text(Fields fields, String field) {
    return fields.findText(field).orElse("");
  }

  private static <T> T closed(Fields fields, T value) {
    fields.close();
    return value;
  }
}
