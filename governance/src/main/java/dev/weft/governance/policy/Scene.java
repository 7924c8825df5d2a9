package dev.weft.governance.policy;

import dev.weft.model.lineage.Origin;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.policy.PolicyTest.Given;
import dev.weft.model.policy.PolicyTest.OfColumn;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The facts of one decision as expressions see them. Immutable.
///
/// Attributes are typed as declared. A missing one is the empty value of its type: the empty text
/// or list, 0, false. There is no empty date: an expression that asks for a missing one fails, and
/// so does one that asks for a value that is not of its type.
public final class Scene {

  private final Vocabulary vocabulary;
  private final Map<String, Object> values;

  private Scene(Vocabulary vocabulary, Map<String, Object> values) {
    this.vocabulary = vocabulary;
    this.values = values;
  }

  /// The scene of these facts; label families that a column does not give count as the lowest.
  public static Scene of(Vocabulary vocabulary, Given given) {
    var values = new HashMap<String, Object>();
    for (LabelFamily family : vocabulary.families()) {
      var ranks = new HashMap<String, Object>();
      family.order().forEach(label -> ranks.put(label, (long) family.rank(label)));
      values.put(family.name(), ranks);
    }
    values.put(
        "principal",
        Map.of(
            "name", given.principal().name(),
            "kind", given.principal().kind(),
            "domains", given.principal().domains(),
            "attributes", attributes(vocabulary, given.principal().attributes())));
    values.put(
        "grant",
        Map.of(
            "via", given.grant().via(),
            "id", given.grant().id(),
            "roles", given.grant().roles(),
            "purposes", given.grant().purposes()));
    values.put(
        "product",
        Map.of(
            "domain", given.product().domain(),
            "name", given.product().name(),
            "major", given.product().major(),
            "kind", given.product().kind(),
            "tags", given.product().tags()));
    values.put("port", Map.of("name", given.port()));
    values.put(
        "table",
        Map.of(
            "name",
            given.table().name(),
            "tags",
            given.table().tags(),
            "columns",
            given.table().columns()));
    values.put("purpose", given.purpose());
    values.put("via", given.via());
    return new Scene(vocabulary, values).with(given.column());
  }

  /// The same scene with another column.
  public Scene with(OfColumn column) {
    var fields = new HashMap<String, Object>();
    for (LabelFamily family : vocabulary.families()) {
      String label = column.labels().get(family.name());
      fields.put(family.name(), label == null ? 0L : (long) family.rank(label));
    }
    fields.put("name", column.name());
    fields.put("type", column.type());
    fields.put("tags", column.tags());
    fields.put("named", column.named());
    fields.put("origins", origins(column.origins()));
    var all = new HashMap<>(values);
    all.put("column", fields);
    return new Scene(vocabulary, all);
  }

  Map<String, Object> values() {
    return values;
  }

  /// Expressions do not see the way that values took, so one column is one origin to them.
  private static List<Map<String, String>> origins(List<Origin> origins) {
    var distinct = new LinkedHashSet<Map<String, String>>();
    for (Origin origin : origins) {
      distinct.add(
          Map.of(
              "domain", origin.domain(),
              "product", origin.product(),
              "table", origin.table(),
              "column", origin.column()));
    }
    return List.copyOf(distinct);
  }

  private static Map<String, Object> attributes(
      Vocabulary vocabulary, Map<String, List<String>> given) {
    var attributes = new HashMap<String, Object>();
    vocabulary
        .attributes()
        .forEach(
            (name, type) -> {
              List<String> texts = given.getOrDefault(name, List.of());
              Optional<Object> value = type.startsWith("[") ? list(type, texts) : one(type, texts);
              value.ifPresent(typed -> attributes.put(name, typed));
            });
    return attributes;
  }

  private static Optional<Object> list(String type, List<String> texts) {
    var values = new ArrayList<Object>();
    for (String text : texts) {
      Optional<Object> value = scalar(type.substring(1, type.length() - 1), text);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(values);
  }

  private static Optional<Object> one(String type, List<String> texts) {
    if (texts.size() > 1) {
      return Optional.empty();
    }
    if (!texts.isEmpty()) {
      return scalar(type, texts.getFirst());
    }
    return switch (type) {
      case "int" -> Optional.of(0L);
      case "bool" -> Optional.of(false);
      case "date" -> Optional.empty();
      default -> Optional.of("");
    };
  }

  private static Optional<Object> scalar(String type, String text) {
    try {
      return switch (type) {
        case "int" -> Optional.of(Long.parseLong(text));
        case "bool" ->
            text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
                ? Optional.of(Boolean.parseBoolean(text))
                : Optional.empty();
        case "date" -> Optional.of(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        default -> Optional.of(text);
      };
    } catch (NumberFormatException | DateTimeParseException e) {
      return Optional.empty(); // whoever asks for it fails, which is the closed side
    }
  }
}
