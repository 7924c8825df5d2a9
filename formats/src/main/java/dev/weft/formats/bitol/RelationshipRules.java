package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.Node;
import dev.weft.model.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Both ends of a relationship are there, as many on one side as on the other, of the same types.
/// What points into other documents is not followed.
final class RelationshipRules {

  private final List<Element> objects;
  private final Ends ends;
  private final Effort effort;
  private final Findings findings;

  RelationshipRules(List<Element> objects, Ends ends, Effort effort, Findings findings) {
    this.objects = objects;
    this.ends = ends;
    this.effort = effort;
    this.findings = findings;
  }

  void check() {
    for (Element object : objects) {
      object.part().parts("relationships").forEach(part -> ofObject(object, part));
      for (Element element : object.all()) {
        if (element.level() != Element.Level.OBJECT) {
          element.part().parts("relationships").forEach(part -> ofProperty(element, part));
        }
      }
    }
  }

  private void ofObject(Element object, Part relationship) {
    List<Node> from = nodes(relationship, "from");
    List<Node> to = nodes(relationship, "to");
    List<Optional<Element>> owns = from.stream().map(this::find).toList();
    List<Optional<Element>> targets = to.stream().map(this::find).toList();
    if (!from.isEmpty() && !to.isEmpty() && from.size() != to.size()) {
      findings.error(
          ErrorCode.ODCS_REFERENCE_LENGTH,
          relationship.place(),
          "The relationship has "
              + from.size()
              + (from.size() == 1 ? " column" : " columns")
              + " on one side and "
              + to.size()
              + " on the other",
          "Name as many columns in `to` as in `from`");
      return;
    }
    for (int i = 0; i < owns.size(); i++) {
      Optional<Element> own = owns.get(i);
      if (own.isPresent() && !own.get().object().pointer().equals(object.part().pointer())) {
        findings.warning(
            ErrorCode.ODCS_REFERENCE_FROM,
            from.get(i).place(),
            "The relationship of `" + object.name() + "` begins in another table",
            "Let `from` name columns of `" + object.name() + "`");
      } else if (own.isPresent() && i < targets.size() && targets.get(i).isPresent()) {
        pair(own.get(), targets.get(i).get(), to.get(i));
      }
    }
  }

  private void ofProperty(Element element, Part relationship) {
    List<Node> to = nodes(relationship, "to");
    if (to.size() > 1) {
      findings.error(
          ErrorCode.ODCS_REFERENCE_LENGTH,
          relationship.at("to"),
          "One column cannot point to " + to.size() + " at once",
          "Move the relationship to the object, with as many columns in `from`");
      return;
    }
    for (Node node : to) {
      find(node).ifPresent(target -> pair(element, target, node));
    }
  }

  private void pair(Element own, Element target, Node at) {
    if (own.part().pointer().equals(target.part().pointer())) {
      findings.error(
          ErrorCode.ODCS_REFERENCE_FROM,
          at.place(),
          "The column " + own.word() + " points to itself",
          "Point it to the column of the other table");
    } else {
      types(own, target, at, findings);
    }
  }

  /// Both ends are of one type, as far as they say so.
  static void types(Element own, Element target, Node at, Findings findings) {
    if (!own.logicalType().isEmpty()
        && !target.logicalType().isEmpty()
        && !own.logicalType().equals(target.logicalType())) {
      findings.warning(
          ErrorCode.ODCS_REFERENCE_TYPE,
          at.place(),
          own.word()
              + " is of the type "
              + own.logicalType()
              + ", what it points to of the type "
              + target.logicalType(),
          "Give both the same logicalType");
    }
  }

  private static List<Node> nodes(Part relationship, String side) {
    Optional<Node> node = relationship.find(side);
    if (node.isEmpty()) {
      return List.of();
    }
    return node.get() instanceof Node.Sequence sequence
        ? sequence.items()
        : node.get() instanceof Node.Scalar scalar ? List.of(scalar) : List.of();
  }

  /// The property that an end names; empty after a finding, or when it lies elsewhere.
  private Optional<Element> find(Node end) {
    String text = end.textOrNull();
    if (text == null) {
      return Optional.empty();
    }
    return switch (ends.find(text)) {
      case Ends.Found(Element element) -> Optional.of(element);
      case Ends.Elsewhere elsewhere -> Optional.empty();
      case Ends.NearId(Element element) -> {
        findings.warning(
            ErrorCode.ODCS_REFERENCE_ELSEWHERE,
            end.place(),
            "`" + text + "` names no property; only an id begins like this",
            "Did you mean `" + element.name() + "`? A short reference uses names");
        yield Optional.of(element);
      }
      case Ends.NoTable(String table) -> {
        findings.warning(
            ErrorCode.ODCS_REFERENCE_ELSEWHERE,
            end.place(),
            "This contract has no table `" + table + "`",
            effort.hint(
                table,
                () -> names(objects),
                "Write FILE.yaml#/schema/ID/properties/ID for another"));
        yield Optional.empty();
      }
      case Ends.Nothing(String missing, Supplier<List<String>> known) -> {
        findings.error(
            ErrorCode.ODCS_REFERENCE,
            end.place(),
            "The reference leads nowhere: there is no `" + missing + "`",
            effort.hint(missing, known, "Point it to a property of the contract"));
        yield Optional.empty();
      }
    };
  }

  private static List<String> names(List<Element> elements) {
    List<String> names = new ArrayList<>();
    elements.forEach(element -> names.add(element.name()));
    return names;
  }
}
