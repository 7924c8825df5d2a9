package dev.weft.formats.bitol;

import dev.weft.formats.yaml.Node;
import dev.weft.model.error.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Where the text of a standard admits what its JSON Schema refuses. By the standards' own words
/// the text then wins, so that such a place is worth a note and stops nothing.
enum TextWins {
  ODCS(ErrorCode.ODCS_TEXT) {
    @Override
    boolean admitsMissing(Node.Mapping group, String pointer, String field) {
      return isEntryOf(pointer, "servers")
          && OPTIONAL.getOrDefault(text(group, "type"), Set.of()).contains(field);
    }

    @Override
    boolean admitsField(Node.Mapping group, String pointer, String field) {
      return isEntryOf(pointer, "servers")
          ? text(group, "type").equals("kinesis") && field.equals("stream")
          : isEntryOf(pointer, "relationships") && field.equals("description");
    }

    @Override
    boolean admitsValue(String pointer, String value) {
      return pointer.endsWith("/dimension")
          ? DIMENSIONS.contains(value)
          : END.matcher(pointer).find() && REFERENCE.matcher(value).matches();
    }
  },
  ODPS(ErrorCode.ODPS_TEXT) {
    @Override
    boolean admitsMissing(Node.Mapping group, String pointer, String field) {
      return (isEntryOf(pointer, "inputPorts") && List.of("version", "contractId").contains(field))
          || (isEntryOf(pointer, "outputPorts") && field.equals("version"));
    }

    @Override
    boolean admitsField(Node.Mapping group, String pointer, String field) {
      return false;
    }

    @Override
    boolean admitsValue(String pointer, String value) {
      return false;
    }
  };

  private static final Map<String, Set<String>> OPTIONAL =
      Map.of(
          "athena", Set.of("stagingDir", "staging_dir"),
          "mysql", Set.of("port"),
          "postgres", Set.of("port", "schema"),
          "postgresql", Set.of("port", "schema"));

  private static final Set<String> DIMENSIONS = Set.of("ac", "cp", "cf", "cs", "cv", "tm", "uq");

  private static final Pattern END = Pattern.compile("/relationships/\\d+/(?:to|from)(?:/\\d+)?$");

  /// Deeper short references, short ones behind a document, names with a hyphen, other endings.
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?:[^\\s#]+\\.(?:ya?ml|json)#)?"
              + "(?:[\\p{L}_][\\w-]*(?:\\.[\\p{L}_][\\w-]*)+|/?schema(?:/[^\\s.#/\\\\@!%&^]+)+)");

  private final ErrorCode code;

  TextWins(ErrorCode code) {
    this.code = code;
  }

  /// The code of the notes.
  ErrorCode code() {
    return code;
  }

  abstract boolean admitsMissing(Node.Mapping group, String pointer, String field);

  abstract boolean admitsField(Node.Mapping group, String pointer, String field);

  abstract boolean admitsValue(String pointer, String value);

  private static boolean isEntryOf(String pointer, String list) {
    int slash = pointer.lastIndexOf('/');
    return slash > 0 && pointer.substring(0, slash).endsWith("/" + list);
  }

  private static String text(Node.Mapping group, String field) {
    return new Part(group).text(field).orElse("");
  }
}
