package dev.weft.formats.yaml;

import dev.weft.formats.finding.Findings;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Place;
import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;

/// What the core schema makes of scalars and keys.
final class Scalars {

  private static final Map<String, Node.Sort> SORTS =
      Map.of(
          Tag.NULL.getValue(), Node.Sort.NULL,
          Tag.BOOL.getValue(), Node.Sort.BOOLEAN,
          Tag.INT.getValue(), Node.Sort.INTEGER,
          Tag.FLOAT.getValue(), Node.Sort.DECIMAL,
          Tag.STR.getValue(), Node.Sort.STRING);

  /// More than a hundred characters, or an exponent of more than three digits: computing with such
  /// a number costs more than reading it.
  private static final Pattern HUGE = Pattern.compile(".{101,}|.*[eE][-+]?\\d{4,}");

  /// What YAML allows for a key on one line; `? key` allows any.
  private static final int LONGEST_KEY = 1024;

  private final CoreScalarResolver resolver = new CoreScalarResolver(false);
  private final Findings findings;

  Scalars(Findings findings) {
    this.findings = findings;
  }

  Node.Scalar read(ScalarEvent event, Place place) {
    String text = event.getValue();
    String tag = event.getTag().orElseGet(() -> resolve(text, event.isPlain()));
    Node.Sort sort = SORTS.get(tag);
    if (sort == null) {
      findings.error(
          ErrorCode.DOC_SYNTAX,
          place,
          "The tag `" + tag + "` means nothing here",
          "Remove it, or put the text in quotes");
      return new Node.Scalar(place, text, Node.Sort.STRING);
    }
    return switch (sort) {
      case INTEGER, DECIMAL -> number(text, sort, place);
      case NULL, BOOLEAN, STRING -> new Node.Scalar(place, text, sort, begins(event, place));
    };
  }

  private static Place begins(ScalarEvent event, Place place) {
    return switch (event.getScalarStyle()) {
      case SINGLE_QUOTED, DOUBLE_QUOTED ->
          new Place(place.file(), place.line(), place.column() + 1, place.pointer());
      case LITERAL, FOLDED, JSON_SCALAR_STYLE ->
          new Place(place.file(), place.line() + 1, 0, place.pointer());
      case PLAIN -> place;
    };
  }

  private Node.Scalar number(String text, Node.Sort sort, Place place) {
    if (HUGE.matcher(text).matches()) {
      findings.error(
          ErrorCode.DOC_VALUE,
          place,
          "The number is out of any range",
          "Put it in quotes if it is meant as a text");
      return new Node.Scalar(place, "0", sort);
    }
    return new Node.Scalar(place, decimal(text), sort);
  }

  /// Numbers to the bases 16 and 8 become decimal, so that nobody later needs to know them.
  private static String decimal(String text) {
    return text.startsWith("0x")
        ? new BigInteger(text.substring(2), 16).toString()
        : text.startsWith("0o") ? new BigInteger(text.substring(2), 8).toString() : text;
  }

  /// The resolver tries several patterns; most plain scalars begin with a letter that only texts
  /// begin with.
  private String resolve(String text, boolean plain) {
    boolean isWord =
        !text.isEmpty()
            && Character.isLetter(text.charAt(0))
            && "tTfFnN".indexOf(text.charAt(0)) < 0;
    return !plain || isWord ? Tag.STR.getValue() : resolver.resolve(text, true).getValue();
  }

  /// The text of a key; a key that is no scalar is a finding.
  String key(Node name) {
    if (name instanceof Node.Scalar scalar) {
      return scalar.text().length() <= LONGEST_KEY ? scalar.text() : tooLong(scalar);
    }
    findings.error(
        ErrorCode.DOC_SYNTAX,
        name.place(),
        "A key is a text, not " + name.word(),
        "Name the field");
    return "?";
  }

  private String tooLong(Node.Scalar name) {
    findings.error(
        ErrorCode.DOC_SYNTAX,
        name.place(),
        "The key has more than " + LONGEST_KEY + " characters",
        "Shorten it");
    return "?";
  }
}
