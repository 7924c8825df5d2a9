package dev.weft.governance.policy;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import dev.weft.model.mesh.LabelFamily;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The types of everything that an expression can mention. Values are maps with these fields.
/// Immutable.
final class SceneTypes implements CelTypeProvider {

  private static final CelType TEXT = SimpleType.STRING;
  private static final CelType TEXTS = ListType.create(SimpleType.STRING);
  private static final String LABELS = "labels.";

  private final ImmutableMap<String, CelType> structs;
  private final ImmutableSortedMap<String, CelType> variables;

  private SceneTypes(Map<String, CelType> structs, Map<String, CelType> variables) {
    this.structs = ImmutableMap.copyOf(structs);
    this.variables = ImmutableSortedMap.copyOf(variables);
  }

  static SceneTypes of(Vocabulary vocabulary) {
    Map<String, CelType> structs = new LinkedHashMap<>();
    Map<String, CelType> variables = new TreeMap<>();
    Map<String, CelType> labels = new LinkedHashMap<>();
    for (LabelFamily family : vocabulary.families()) {
      var ranks = new LinkedHashMap<String, CelType>();
      family.order().forEach(label -> ranks.put(label, SimpleType.INT));
      variables.put(family.name(), struct(structs, LABELS + family.name(), ranks));
      labels.put(family.name(), SimpleType.INT);
    }
    variables.putAll(people(structs, vocabulary));
    variables.putAll(data(structs, labels));
    variables.put("purpose", TEXT);
    variables.put("via", TEXT);
    return new SceneTypes(structs, variables);
  }

  /// The same with `row.<column>`; types of columns are checked by the rules of SQL, which knows
  /// more of them than CEL.
  SceneTypes withRow(Collection<String> columns) {
    Map<String, CelType> fields = new LinkedHashMap<>();
    columns.forEach(column -> fields.put(column, SimpleType.DYN));
    Map<String, CelType> more = new LinkedHashMap<>(structs);
    Map<String, CelType> with = new TreeMap<>(variables);
    with.put("row", struct(more, "Row", fields));
    return new SceneTypes(more, with);
  }

  private static Map<String, CelType> people(Map<String, CelType> structs, Vocabulary vocabulary) {
    Map<String, CelType> declared = new LinkedHashMap<>();
    vocabulary.attributes().forEach((name, type) -> declared.put(name, attribute(type)));
    CelType attributes = struct(structs, "Attributes", declared);
    return Map.of(
        "principal",
        struct(
            structs,
            "Principal",
            Map.of("name", TEXT, "kind", TEXT, "domains", TEXTS, "attributes", attributes)),
        "grant",
        struct(
            structs, "Grant", Map.of("via", TEXT, "id", TEXT, "roles", TEXTS, "purposes", TEXTS)));
  }

  private static Map<String, CelType> data(
      Map<String, CelType> structs, Map<String, CelType> labels) {
    CelType origin =
        struct(
            structs,
            "Origin",
            Map.of("domain", TEXT, "product", TEXT, "table", TEXT, "column", TEXT));
    Map<String, CelType> column = new LinkedHashMap<>(labels);
    column.put("name", TEXT);
    column.put("type", TEXT);
    column.put("tags", TEXTS);
    column.put("named", SimpleType.BOOL);
    column.put("origins", ListType.create(origin));
    Map<String, CelType> product = new LinkedHashMap<>();
    product.put("domain", TEXT);
    product.put("name", TEXT);
    product.put("major", SimpleType.INT);
    product.put("kind", TEXT);
    product.put("tags", TEXTS);
    return Map.of(
        "product", struct(structs, "Product", product),
        "port", struct(structs, "Port", Map.of("name", TEXT)),
        "table", struct(structs, "Table", Map.of("name", TEXT, "tags", TEXTS, "columns", TEXTS)),
        "column", struct(structs, "Column", column));
  }

  private static CelType struct(
      Map<String, CelType> structs, String name, Map<String, CelType> given) {
    String full = "weft." + name;
    ImmutableMap<String, CelType> fields = ImmutableMap.copyOf(given);
    structs.put(
        full,
        StructType.create(full, fields.keySet(), field -> Optional.ofNullable(fields.get(field))));
    return StructTypeReference.create(full);
  }

  private static CelType attribute(String type) {
    return type.startsWith("[")
        ? ListType.create(scalar(type.substring(1, type.length() - 1)))
        : scalar(type);
  }

  private static CelType scalar(String type) {
    return switch (type) {
      case "int" -> SimpleType.INT;
      case "bool" -> SimpleType.BOOL;
      case "date" -> SimpleType.TIMESTAMP;
      default -> TEXT;
    };
  }

  /// Names that may be mentioned somewhere, with their types.
  Map<String, CelType> variables() {
    return variables;
  }

  /// Whether a variable is a family of labels, whose ranks are constants.
  boolean isFamily(String variable) {
    CelType type = variables.get(variable);
    return type != null && type.name().startsWith("weft." + LABELS);
  }

  /// The fields of a variable, or of the attributes of principals; empty when it is neither or has
  /// none.
  Collection<String> fieldsOf(String variable) {
    CelType type = variables.get(variable);
    String name =
        variable.equals("attributes") ? "weft.Attributes" : type == null ? "" : type.name();
    return structs.get(name) instanceof StructType struct
        ? ImmutableSortedSet.copyOf(struct.fieldNames())
        : ImmutableSet.of();
  }

  @Override
  public ImmutableCollection<CelType> types() {
    return structs.values();
  }

  @Override
  public Optional<CelType> findType(String name) {
    return Optional.ofNullable(structs.get(name));
  }
}
