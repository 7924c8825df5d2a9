package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.Node;
import dev.weft.model.error.ErrorCode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Names, ids and servers are unique where they are meant to tell things apart.
final class UniqueRules {

  /// Below these anything may stand, an `id` as well.
  private static final Set<String> FREE =
      Set.of("value", "examples", "implementation", "arguments", "valueExt", "mustBe", "mustNotBe");

  private final Findings findings;

  UniqueRules(Findings findings) {
    this.findings = findings;
  }

  void check(Part root, List<Element> objects) {
    ids(root.mapping());
    names(objects, "schema objects");
    objects.stream()
        .flatMap(o -> o.all().stream())
        .forEach(e -> names(e.properties(), "properties"));
    once(
        root.parts("servers"), "server", ErrorCode.ODCS_DUPLICATE_SERVER, "Two servers are called");
    entries(root, objects);
  }

  private void entries(Part root, List<Element> objects) {
    repeated(root.parts("roles"), part -> part.text("role").orElse(""), "role", "The role");
    repeated(root.parts("slaProperties"), UniqueRules::promise, "property", "The promise");
    customProperties(root);
    for (Element object : objects) {
      for (Element element : object.all()) {
        customProperties(element.part());
        List<Part> rules = element.part().parts("quality");
        repeated(rules, part -> part.text("name").orElse(""), "name", "The rule");
        rules.forEach(this::customProperties);
      }
    }
    root.parts("servers").forEach(this::customProperties);
  }

  private static String promise(Part part) {
    String property = part.text("property").orElse("");
    return property.isEmpty()
        ? ""
        : property
            + part.text("element").map(element -> " of " + element).orElse("")
            + part.text("driver").map(driver -> " for " + driver).orElse("");
  }

  /// Since v3.2.0 vendors have name spaces of their own.
  private void customProperties(Part owner) {
    repeated(
        owner.parts("customProperties"),
        part ->
            part.text("vendor").map(vendor -> vendor + ":").orElse("")
                + part.text("property").orElse(""),
        "property",
        "The custom property");
  }

  private void ids(Node node) {
    switch (node) {
      case Node.Mapping mapping ->
          mapping.entries().stream()
              .filter(entry -> !FREE.contains(entry.key()))
              .forEach(entry -> ids(entry.value()));
      case Node.Sequence sequence -> {
        List<Part> parts =
            sequence.items().stream()
                .filter(Node.Mapping.class::isInstance)
                .map(item -> new Part((Node.Mapping) item))
                .toList();
        once(parts, "id", ErrorCode.ODCS_DUPLICATE_ID, "Two entries of this list have the id");
        sequence.items().forEach(this::ids);
      }
      case Node.Scalar scalar -> {
        // holds no ids
      }
    }
  }

  private void names(List<Element> elements, String what) {
    once(
        elements.stream().map(Element::part).toList(),
        "name",
        ErrorCode.ODCS_DUPLICATE_NAME,
        "Two " + what + " are called");
  }

  private void once(List<Part> parts, String field, ErrorCode code, String sentence) {
    Set<String> seen = new HashSet<>();
    for (Part part : parts) {
      part.text(field)
          .filter(text -> !seen.add(text))
          .ifPresent(
              text ->
                  findings.error(
                      code, part.at(field), sentence + " `" + text + "`", "Rename one of them"));
    }
  }

  private void repeated(
      List<Part> parts, Function<Part, String> key, String field, String sentence) {
    Set<String> seen = new HashSet<>();
    for (Part part : parts) {
      String text = key.apply(part);
      if (!text.isEmpty() && !seen.add(text)) {
        findings.warning(
            ErrorCode.ODCS_DUPLICATE_ENTRY,
            part.at(field),
            sentence + " `" + text + "` stands here twice, and tools keep only one",
            "Remove or rename one of them");
      }
    }
  }
}
