package dev.weft.capture.drift;

import dev.weft.model.contract.Constraints;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.table.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A column that a source brought along, as a property of the contract.
final class Evolution {

  private static final int LONGEST_NAME = 255;
  private static final int MOST = 500;

  private Evolution() {}

  /// Why a source's column cannot become one of the table; empty when it can. Headers come from
  /// outside: what they say is not yet a name.
  static Optional<String> problem(String column, SchemaObject declared, List<Property> added) {
    if (column.isBlank() || column.length() > LONGEST_NAME || !column.equals(shown(column))) {
      return Optional.of("that is no name");
    }
    if (column.startsWith("_")) {
      return Optional.of("names with _ in front belong to the platform");
    }
    if (taken(column, declared.properties()) || taken(column, added)) {
      return Optional.of("the table has a column of that name already");
    }
    return added.size() == MOST ? Optional.of("more than " + MOST + " are new") : Optional.empty();
  }

  /// The name without characters that would tamper with a message.
  static String shown(String column) {
    String clean =
        column
            .codePoints()
            .map(
                c ->
                    Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return clean.length() > LONGEST_NAME ? clean.substring(0, LONGEST_NAME) + "…" : clean;
  }

  static Property property(String column, List<LabelFamily> families) {
    List<String> highest =
        families.stream().map(family -> family.order().get(family.highest())).toList();
    return new Property(
        column,
        column,
        column,
        Type.Primitive.STRING,
        false,
        false,
        0,
        Constraints.NONE,
        highest.stream().findFirst(),
        highest.stream().skip(1).toList(),
        List.of(),
        false,
        List.of(),
        "",
        "");
  }

  /// The change in words and, for additions, in lines that can be pasted.
  static String text(String file, String table, List<Property> added, List<String> gone) {
    StringBuilder text = new StringBuilder();
    if (!added.isEmpty()) {
      text.append(
          "# " + file + ": add to the properties of " + table + ", then review the labels\n");
      added.forEach(property -> text.append(line(property)).append('\n'));
    }
    if (!gone.isEmpty()) {
      text.append("# " + file + ": remove from the properties of " + table);
      text.append(": ").append(String.join(", ", gone)).append('\n');
    }
    return text.toString();
  }

  /// JSON strings are YAML as well, so any name is safe in them.
  private static String line(Property property) {
    String name = quoted(property.name());
    String labels =
        property.labels().isEmpty()
            ? ""
            : property.labels().stream()
                .collect(
                    Collectors.joining(
                        ", ", ", customProperties: [{ property: weft.labels, value: [", "] }]"));
    String classification =
        property.classification().map(label -> ", classification: " + label).orElse("");
    return "- { name: " + name + ", logicalType: string" + classification + labels + " }";
  }

  private static String quoted(String name) {
    return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static boolean taken(String column, List<Property> properties) {
    return properties.stream().anyMatch(p -> p.name().equalsIgnoreCase(column));
  }
}
