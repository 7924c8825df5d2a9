package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.error.ErrorCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Follows relationships into the files of other contracts, where those are known. What lies on
/// another machine is nobody's to fetch.
final class ForeignReferences {

  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");

  private final List<Element> objects;
  private final Neighbours neighbours;
  private final Effort effort = new Effort();
  private final Findings findings;
  private final Map<String, Target> targets = new HashMap<>();

  ForeignReferences(List<Element> objects, Neighbours neighbours, Findings findings) {
    this.objects = objects;
    this.neighbours = neighbours;
    this.findings = findings;
  }

  /// What stands in a file that is referred to.
  private sealed interface Target {}

  private record Known(Ends ends) implements Target {}

  private record NoContract(String kind) implements Target {}

  private record Missing() implements Target {}

  void check() {
    for (Element object : objects) {
      for (Element element : object.all()) {
        for (Part relationship : element.part().parts("relationships")) {
          ends(relationship).forEach(end -> follow(element, end));
        }
      }
    }
  }

  private static List<Node> ends(Part relationship) {
    return relationship.find("to").orElse(null) instanceof Node.Scalar one
        ? List.of(one)
        : relationship.items("to");
  }

  private void follow(Element own, Node end) {
    String text = String.valueOf(end.textOrNull());
    int hash = text.indexOf('#');
    if (hash <= 0 || ADDRESS.matcher(text).matches()) {
      return;
    }
    String file = text.substring(0, hash);
    switch (targets.computeIfAbsent(file, this::target)) {
      case Known(Ends ends) -> found(own, end, file, ends.find(text.substring(hash + 1)));
      case NoContract(String kind) ->
          findings.error(
              ErrorCode.ODCS_REFERENCE,
              end.place(),
              "The reference leads into "
                  + file
                  + ", which is no contract"
                  + (kind.isEmpty() ? "" : " but of kind " + kind),
              "Name the file of a contract");
      case Missing() ->
          findings.info(
              ErrorCode.ODCS_REFERENCE_FILE,
              end.place(),
              "The reference is not followed: " + file + " is not among what is linted",
              "Lint the folder that holds both");
    }
  }

  private Target target(String file) {
    Optional<YamlDocument> document = neighbours.find(file);
    if (document.isEmpty()) {
      return new Missing();
    }
    String kind = document.get().text("kind").orElse("");
    return kind.equals("DataContract")
        ? new Known(new Ends(Element.objects(new Part(document.get().root()))))
        : new NoContract(kind);
  }

  private void found(Element own, Node at, String file, Ends.End end) {
    switch (end) {
      case Ends.Found(Element element) -> types(own, element, at);
      case Ends.Elsewhere() -> {
        // a form that only the schema judges
      }
      case Ends.NearId(Element element) ->
          findings.warning(
              ErrorCode.ODCS_REFERENCE_ELSEWHERE,
              at.place(),
              "The reference names no property of " + file + "; only an id begins like this",
              "Did you mean `" + element.name() + "`? A short reference uses names");
      case Ends.NoTable(String table) -> dangling(at, file, table, List::of);
      case Ends.Nothing(String missing, Supplier<List<String>> known) ->
          dangling(at, file, missing, known);
    }
  }

  private void dangling(Node at, String file, String missing, Supplier<List<String>> known) {
    findings.error(
        ErrorCode.ODCS_REFERENCE,
        at.place(),
        "The reference leads nowhere: there is no `" + missing + "` in " + file,
        effort.hint(missing, known, "Point it to a property of that contract"));
  }

  /// Of a relationship of a table the pairs are not told apart here.
  private void types(Element own, Element target, Node at) {
    if (own.level() == Element.Level.PROPERTY) {
      RelationshipRules.types(own, target, at, findings);
    }
  }
}
