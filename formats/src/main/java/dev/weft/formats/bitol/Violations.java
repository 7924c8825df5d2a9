package dev.weft.formats.bitol;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.weft.formats.finding.Findings;
import dev.weft.formats.finding.Guess;
import dev.weft.formats.yaml.Node;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// What a JSON Schema refuses, told once each and in words of people. A validator reports every
/// branch of a choice that did not fit, and calls every field of a group unknown once something in
/// the group is wrong; both are folded back into what the author did.
final class Violations {

  private static final Pattern CHOICE = Pattern.compile("^(.*?/(?:oneOf|anyOf))/\\d+(/.*)?$");
  private static final Set<String> CLOSED = Set.of("unevaluatedProperties", "additionalProperties");

  /// Findings past this number help nobody and cost time.
  private static final int MOST = 1_000;

  private final JsonNode schema;
  private final Node.Mapping root;
  private final List<Error> errors;
  private final TextWins text;
  private final Set<String> told = new HashSet<>();

  /// @param text what the words of the same standard admit
  Violations(JsonNode schema, TextWins text, Node.Mapping root, List<Error> errors) {
    this.schema = schema;
    this.text = text;
    this.root = root;
    this.errors = errors.subList(0, Math.min(errors.size(), MOST));
  }

  void report(Findings findings) {
    for (Error error : errors) {
      if (isClosed(error)) {
        closed(error, findings);
      } else if (choiceOf(error).isEmpty()) {
        plain(error, findings);
      } else if (isHeadless(error)) {
        say(error, "does not have one of the allowed forms", "", findings);
      }
    }
  }

  /// The evaluation path of the outermost choice that the error is a branch of.
  private static Optional<String> choiceOf(Error error) {
    Matcher choice = CHOICE.matcher(error.getEvaluationPath().toString());
    return choice.matches() ? Optional.of(choice.group(1)) : Optional.empty();
  }

  /// Whether no error stands for the whole choice.
  private boolean isHeadless(Error branch) {
    String choice = choiceOf(branch).orElseThrow();
    return errors.stream()
        .noneMatch(
            error ->
                error.getEvaluationPath().toString().equals(choice)
                    && branch.getInstanceLocation().startsWith(error.getInstanceLocation()));
  }

  private void closed(Error error, Findings findings) {
    NodePath at = error.getInstanceLocation();
    String field = error.getProperty();
    Set<String> known = new SchemaFields(schema).of(parent(error));
    boolean isKnown = known.contains(field);
    if (isKnown && (hasOther(at) || isSwept(error))) {
      return;
    }
    Place place = keyPlace(at, field);
    if (told.add("unknown " + place)) {
      if (find(at) instanceof Node.Mapping group
          && text.admitsField(group, group.place().pointer(), field)) {
        note(place, "`" + field + "` of " + what(at), findings);
        return;
      }
      findings.error(
          ErrorCode.DOC_UNKNOWN_FIELD,
          place,
          isKnown
              ? "`" + field + "` does not belong to " + what(at)
              : "`" + field + "` is no field of " + what(at) + " in the standard",
          isKnown
              ? "Remove it, or give " + what(at) + " the type that it belongs to"
              : Guess.hint(field, known, "Put your own facts under customProperties"));
    }
  }

  /// Whether something else is wrong with the group or below it, which makes the validator forget
  /// which of its fields it knows.
  private boolean hasOther(NodePath at) {
    return errors.stream()
        .anyMatch(
            error ->
                error.getInstanceLocation().startsWith(at)
                    && (!isClosed(error) || isStranger(error)));
  }

  /// Whether the field belongs here in any case, and is called unknown because of another one that
  /// belongs here only sometimes.
  private boolean isSwept(Error error) {
    Set<String> always = new SchemaFields(schema).alwaysOf(parent(error));
    return always.contains(error.getProperty())
        && errors.stream()
            .filter(Violations::isClosed)
            .filter(other -> other.getInstanceLocation().equals(error.getInstanceLocation()))
            .anyMatch(other -> !always.contains(other.getProperty()));
  }

  private static boolean isClosed(Error error) {
    return CLOSED.contains(error.getKeyword());
  }

  private boolean isStranger(Error error) {
    return !new SchemaFields(schema).of(parent(error)).contains(error.getProperty());
  }

  private void plain(Error error, Findings findings) {
    switch (error.getKeyword()) {
      case "required" -> missing(error, findings);
      case "type" -> type(error, findings);
      case "enum" -> oneOfWords(error, findings);
      case "oneOf", "anyOf" -> choice(error, findings);
      case "pattern" -> pattern(error, findings);
      case "not" -> say(error, "has a field that does not belong here", not(error), findings);
      default -> say(error, error.getMessage(), "", findings);
    }
  }

  private void pattern(Error error, Findings findings) {
    boolean id = error.getInstanceLocation().toString().endsWith("/id");
    say(
        error,
        id ? "has a character that ids do not have" : "does not have the form that it must have",
        id
            ? "Use letters, digits, - and _"
            : "Write it as " + error.getSchemaNode().asString() + " describes",
        findings);
  }

  /// What a schema rules out are fields that belong elsewhere.
  private static String not(Error error) {
    List<String> fields = new ArrayList<>();
    error
        .getSchemaNode()
        .path("required")
        .forEach(field -> fields.add("`" + field.asString() + "`"));
    return fields.isEmpty() ? "" : "Remove " + String.join(", ", fields);
  }

  private void missing(Error error, Findings findings) {
    NodePath at = error.getInstanceLocation();
    if (isMisspelt(error, Set.of(error.getProperty()))) {
      return;
    }
    Place place = find(at).place();
    if (told.add("missing " + error.getProperty() + place)) {
      if (find(at) instanceof Node.Mapping group
          && text.admitsMissing(group, place.pointer(), error.getProperty())) {
        note(place, "the missing `" + error.getProperty() + "` of " + what(at), findings);
        return;
      }
      findings.error(
          ErrorCode.DOC_MISSING_FIELD,
          place,
          "The field `" + error.getProperty() + "` of " + what(at) + " is missing",
          "Add `" + error.getProperty() + ":`");
    }
  }

  /// Whether a field that nobody knows was meant to be one of those that are missing; the field
  /// itself is then reported.
  private boolean isMisspelt(Error error, Set<String> missing) {
    return errors.stream()
        .filter(Violations::isClosed)
        .filter(closed -> closed.getInstanceLocation().equals(error.getInstanceLocation()))
        .filter(this::isStranger)
        .anyMatch(closed -> Guess.find(closed.getProperty(), missing).isPresent());
  }

  private void type(Error error, Findings findings) {
    Node node = find(error.getInstanceLocation());
    String wanted = String.valueOf(error.getArguments()[1]);
    boolean quotes = wanted.equals("string") && node instanceof Node.Scalar;
    say(
        error,
        "is " + word(wanted) + ", not " + node.word(),
        quotes && !node.isNull() ? "Put it in quotes" : "",
        findings);
  }

  private static String word(String type) {
    return switch (type) {
      case "string" -> "a text";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      case "array" -> "a list";
      case "object" -> "a group of fields";
      default -> type;
    };
  }

  private void oneOfWords(Error error, Findings findings) {
    List<String> words = new ArrayList<>();
    error.getSchemaNode().forEach(word -> words.add(word.asString()));
    String text = find(error.getInstanceLocation()).textOrNull();
    String otherwise = "Use one of " + String.join(", ", words);
    say(
        error,
        "cannot be " + (text == null ? "nothing" : "`" + shorten(text) + "`"),
        text == null ? otherwise : Guess.hint(text, words, otherwise),
        findings);
  }

  /// A choice that nothing fitted: what is wrong inside the branch that was meant, if one can be
  /// told, else the choice.
  private void choice(Error error, Findings findings) {
    NodePath at = error.getInstanceLocation();
    List<Error> inside =
        errors.stream()
            .filter(
                branch ->
                    choiceOf(branch).equals(Optional.of(error.getEvaluationPath().toString())))
            .filter(branch -> branch.getInstanceLocation().getNameCount() > at.getNameCount())
            .filter(branch -> branch.getInstanceLocation().startsWith(at))
            .toList();
    if (!inside.isEmpty()) {
      inside.forEach(branch -> plain(branch, findings));
    } else if (new SchemaFields(schema).of(parent(error)).contains("mustBe")) {
      operators(error, findings);
    } else if (at.toString().endsWith("/to") || at.toString().endsWith("/from")) {
      say(
          error,
          "is no reference",
          "Write table.column, schema/ID/properties/ID or FILE.yaml#/schema/ID/properties/ID",
          findings);
    } else {
      say(error, "does not have one of the allowed forms", "", findings);
    }
  }

  private void operators(Error error, Findings findings) {
    Node node = find(error.getInstanceLocation());
    if (isMisspelt(error, new SchemaFields(schema).of(parent(error)))) {
      return;
    }
    if (told.add("operators " + node.place())) {
      findings.error(
          ErrorCode.DOC_SCHEMA,
          node.place(),
          "A quality rule has exactly one operator",
          "Write one of mustBe, mustNotBe, mustBeGreaterThan, mustBeGreaterOrEqualTo, mustBeLessThan,"
              + " mustBeLessOrEqualTo, mustBeBetween, mustNotBeBetween");
    }
  }

  private void say(Error error, String message, String hint, Findings findings) {
    NodePath at = error.getInstanceLocation();
    Node node = find(at);
    Place place = node.place();
    if (told.add(message + place)) {
      String value = node.textOrNull();
      boolean ofType = error.getKeyword().equals("type");
      if (value != null && !ofType && text.admitsValue(place.pointer(), value)) {
        note(place, name(at), findings);
        return;
      }
      findings.error(ErrorCode.DOC_SCHEMA, place, name(at) + " " + message, hint);
    }
  }

  private void note(Place place, String what, Findings findings) {
    findings.info(
        text.code(),
        place,
        "The JSON Schema of the standard refuses " + what + ", its text admits it",
        "Other tools that know only the schema may refuse the document");
  }

  private static String shorten(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  /// A field by its name, an item of a list by its list.
  private static String name(NodePath at) {
    if (at.getNameCount() == 0) {
      return "The document";
    }
    Object last = at.getElement(-1);
    return last instanceof Integer ? "An entry of `" + listOf(at) + "`" : "`" + last + "`";
  }

  private static String what(NodePath at) {
    if (at.getNameCount() == 0) {
      return "the document";
    }
    Object last = at.getElement(-1);
    return last instanceof Integer ? "an entry of `" + listOf(at) + "`" : "`" + last + "`";
  }

  private static String listOf(NodePath at) {
    return at.getNameCount() < 2
        ? "the list"
        : String.valueOf(at.getElement(at.getNameCount() - 2));
  }

  private static String parent(Error error) {
    String location = error.getSchemaLocation().getFragment().toString();
    return location.substring(0, location.lastIndexOf('/'));
  }

  private Place keyPlace(NodePath at, String field) {
    return find(at) instanceof Node.Mapping mapping
        ? mapping.entry(field).map(Node.Entry::at).orElse(mapping.place())
        : root.place();
  }

  private Node find(NodePath at) {
    Node node = root;
    for (int i = 0; i < at.getNameCount(); i++) {
      Object step = at.getElement(i);
      Optional<Node> next =
          switch (node) {
            case Node.Mapping mapping -> mapping.entry(step.toString()).map(Node.Entry::value);
            case Node.Sequence sequence -> Optional.of(sequence.items().get((Integer) step));
            case Node.Scalar scalar -> Optional.empty();
          };
      if (next.isEmpty()) {
        return node;
      }
      node = next.get();
    }
    return node;
  }
}
