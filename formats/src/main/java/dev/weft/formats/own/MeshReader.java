package dev.weft.formats.own;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.mesh.Mesh;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Reads `mesh.yaml`.
public final class MeshReader {

  /// The audit answers for what its reviewers, `weft policy plan` and the counts of use look at.
  private static final long LEAST_AUDIT_DAYS = 90;

  private static final Set<String> ATTRIBUTE_TYPES =
      new java.util.LinkedHashSet<>(List.of("string", "int", "bool", "date"));

  private MeshReader() {}

  public static Optional<Sourced<Mesh>> read(YamlDocument document, Findings findings) {
    return OwnDocument.read(document, findings, MeshReader::body, Mesh::name);
  }

  private static Supplier<Mesh> body(Fields fields) {
    String name = fields.name("name", "mesh");
    List<Supplier<LabelFamily>> labels = labels(fields);
    Map<String, String> purposes = fields.scalars("purposes");
    var members = MembersReader.ofMesh().read(fields);
    Map<String, String> attributes = attributes(fields);
    List<String> pseudonyms = fields.texts("pseudonyms");
    Mesh.Retention retention = retention(fields);
    fields.findWord("status", List.of("active"));
    return () ->
        new Mesh(
            name,
            labels.stream().map(Supplier::get).toList(),
            Collections.unmodifiableMap(purposes),
            members,
            Collections.unmodifiableMap(attributes),
            pseudonyms,
            retention);
  }

  private static List<Supplier<LabelFamily>> labels(Fields mesh) {
    List<Supplier<LabelFamily>> families = new ArrayList<>();
    Map<String, String> familyOf = new HashMap<>();
    mesh.named("labels", "a label family")
        .forEach(
            (family, fields) -> {
              List<String> order = fields.texts("order");
              if (order.isEmpty()) {
                fields.missing("order");
              }
              String byDefault = fields.word("default", order);
              fields.close();
              order.forEach(label -> claim(label, family, familyOf, fields));
              families.add(() -> new LabelFamily(family, order, byDefault));
            });
    return families;
  }

  /// Label names are unique over all families, so that `classification` can name one.
  private static void claim(
      String label, String family, Map<String, String> familyOf, Fields fields) {
    String before = familyOf.putIfAbsent(label, family);
    if (before != null) {
      fields
          .findings()
          .error(
              ErrorCode.DOC_DUPLICATE,
              fields.at("order"),
              "The label `" + label + "` is already one of `" + before + "`",
              "Give labels names that no other family uses");
    }
  }

  private static Map<String, String> attributes(Fields mesh) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (Node.Entry entry : mesh.entries("attributes")) {
      boolean isList =
          entry.value() instanceof Node.Sequence sequence && sequence.items().size() == 1;
      Node item = isList ? ((Node.Sequence) entry.value()).items().getFirst() : entry.value();
      String type = item.textOrNull();
      if (type == null || !ATTRIBUTE_TYPES.contains(type)) {
        mesh.wrong(
            item.place(),
            "The attribute `" + entry.key() + "` has no known type",
            "Use one of " + String.join(", ", ATTRIBUTE_TYPES) + ", or a list such as [string]");
      } else {
        attributes.put(entry.key(), isList ? "[" + type + "]" : type);
      }
    }
    return attributes;
  }

  private static Mesh.Retention retention(Fields mesh) {
    Optional<Fields> fields = mesh.findGroup("retention", "the retention");
    if (fields.isEmpty()) {
      return Mesh.Retention.STANDARD;
    }
    long releases = fields.get().findWhole("releases", 1, 1_000_000).orElse(10L);
    long days = fields.get().findWhole("days", 0, 36_500).orElse(7L);
    Optional<Long> audit = fields.get().findWhole("audit", LEAST_AUDIT_DAYS, 36_500);
    fields.get().close();
    return new Mesh.Retention((int) releases, (int) days, audit.map(Long::intValue));
  }
}
