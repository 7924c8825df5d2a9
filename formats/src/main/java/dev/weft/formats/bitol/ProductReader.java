package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.finding.Guess;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Severity;
import dev.weft.model.mesh.Names;
import dev.weft.model.product.Product;
import dev.weft.model.product.Product.InputPort;
import dev.weft.model.product.Product.OutputPort;
import dev.weft.model.product.ProductId;
import dev.weft.model.product.ProductKind;
import dev.weft.model.product.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a product's descriptor (Bitol ODPS v1.0.0, v0.9.0). What the standard leaves open and Weft
/// needs (name, domain, version, known words) is demanded here. Threads may share it.
public final class ProductReader {

  private static final List<String> STATUSES =
      List.of("proposed", "draft", "active", "deprecated", "retired");
  private static final List<ErrorCode> SAID_BY_WEFT = List.of(ErrorCode.ODPS_DUPLICATE_PORT);
  private static final List<String> KNOWN = List.of("weft.kind", "weft.hidden", "weft.movedFrom");

  private final ProductStandard standard;

  public ProductReader(StandardSchemas schemas) {
    this.standard = new ProductStandard(schemas);
  }

  /// Reads a document of kind DataProduct; empty when it has errors.
  public Optional<Sourced<Product>> read(YamlDocument document, Findings findings) {
    int mark = findings.mark();
    var root = new Part(document.root());
    if (!standard(document, findings)) {
      return Optional.empty();
    }
    String domain = name(root, "domain", "domain", findings);
    String name = name(root, "name", "product", findings);
    Version version = version(root, findings);
    word(root, "status", STATUSES, findings);
    var ports = new Ports(findings);
    List<OutputPort> outputs = ports.outputs(root);
    List<InputPort> inputs = ports.inputs(root);
    var custom = new CustomProperties(root, KNOWN, findings);
    ProductKind kind = kind(custom, inputs, findings);
    boolean hidden = custom.flag("weft.hidden");
    Optional<ProductId> movedFrom = movedFrom(custom, domain, name, findings);
    if (!findings.isSoundSince(mark)) {
      return Optional.empty();
    }
    var product =
        new Product(
            new ProductId(domain, name),
            version,
            root.text("status").orElseThrow(),
            kind,
            hidden,
            movedFrom,
            description(root),
            root.texts("tags"),
            outputs,
            inputs,
            owners(root));
    return Optional.of(document.sourced("DataProduct", product.id().toString(), product));
  }

  /// Whether the document is of a version that is read. Of what the standard says, notes are for
  /// those who lint, and what Weft is stricter about it says itself.
  private boolean standard(YamlDocument document, Findings findings) {
    var judged = new Findings();
    boolean known = standard.judge(document, judged);
    findings.addAll(
        judged.list().stream()
            .filter(finding -> finding.severity() != Severity.INFO)
            .filter(finding -> !SAID_BY_WEFT.contains(finding.code()))
            .filter(finding -> !isStatus(finding))
            .toList());
    return known;
  }

  private static boolean isStatus(Finding finding) {
    return finding.code() == ErrorCode.ODPS_WORD && finding.place().pointer().equals("/status");
  }

  private static Version version(Part part, Findings findings) {
    require(part, "version", findings);
    return BitolVersion.semantic(part, findings).orElse(new Version(0, 0, 0));
  }

  static String name(Part part, String field, String thing, Findings findings) {
    require(part, field, findings);
    String name = part.text(field).orElse("");
    if (!name.isEmpty() && !Names.isValid(name)) {
      findings.error(ErrorCode.DOC_NAME, part.at(field), Names.explain(thing, name), "Rename it");
    }
    return name;
  }

  /// Demands a field that the standard leaves optional; what the standard itself demands has been
  /// said already.
  private static void require(Part part, String field, Findings findings) {
    if (!part.has(field)) {
      findings.error(
          ErrorCode.DOC_MISSING_FIELD,
          part.place(),
          "The field `" + field + "` of the product is missing; Weft needs it",
          "Add `" + field + ":`");
    }
  }

  private static void word(Part part, String field, List<String> words, Findings findings) {
    part.text(field)
        .filter(word -> !words.contains(word))
        .ifPresent(
            word ->
                findings.error(
                    ErrorCode.DOC_VALUE,
                    part.at(field),
                    "`" + field + "` cannot be `" + word + "`",
                    Guess.hint(word, words, "Use one of " + String.join(", ", words))));
  }

  /// The kind; when not written, a product that reads others is an aggregate.
  private static ProductKind kind(
      CustomProperties custom, List<InputPort> inputs, Findings findings) {
    ProductKind byDefault = inputs.isEmpty() ? ProductKind.SOURCE_ALIGNED : ProductKind.AGGREGATE;
    Optional<Node> value = custom.find("weft.kind");
    if (value.isEmpty()) {
      return byDefault;
    }
    String word = String.valueOf(value.get().textOrNull());
    Optional<ProductKind> kind = ProductKind.find(word);
    if (kind.isEmpty()) {
      List<String> words = Arrays.stream(ProductKind.values()).map(ProductKind::word).toList();
      findings.error(
          ErrorCode.DOC_VALUE,
          value.get().place(),
          "`weft.kind` cannot be `" + word + "`",
          Guess.hint(word, words, "Use one of " + String.join(", ", words)));
    }
    return kind.orElse(byDefault);
  }

  /// The address that the product had in another domain. Its name it keeps.
  private static Optional<ProductId> movedFrom(
      CustomProperties custom, String domain, String name, Findings findings) {
    Optional<Node> value = custom.find("weft.movedFrom");
    Optional<ProductId> former =
        value.flatMap(node -> ProductId.find(String.valueOf(node.textOrNull())));
    boolean right =
        former.filter(id -> id.name().equals(name) && !id.domain().equals(domain)).isPresent();
    if (value.isPresent() && !right) {
      findings.error(
          ErrorCode.DOC_VALUE,
          value.get().place(),
          "`weft.movedFrom` names the product in another domain, not `"
              + value.get().textOrNull()
              + "`",
          "Write the address that it had there, as other_domain/" + name);
    }
    return former;
  }

  private static Map<String, String> description(Part root) {
    Map<String, String> description = new HashMap<>();
    root.part("description")
        .ifPresent(
            part -> {
              for (String field : List.of("purpose", "usage", "limitations")) {
                part.text(field).ifPresent(text -> description.put(field, text));
              }
            });
    return description;
  }

  private static List<String> owners(Part root) {
    List<String> owners = new ArrayList<>();
    List<Part> members =
        root.part("team").map(team -> team.parts("members")).orElseGet(() -> root.parts("team"));
    for (Part member : members) {
      if (member.text("role").orElse("").equals("owner")) {
        member.text("username").ifPresent(owners::add);
      }
    }
    return owners;
  }
}
