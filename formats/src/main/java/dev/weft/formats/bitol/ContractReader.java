package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.finding.Guess;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Severity;
import dev.weft.model.product.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a data contract (ODCS). Threads may share it.
public final class ContractReader {

  /// Errors that stop a plan and leave the contract understood: what was applied before anybody
  /// looked for them does not vanish.
  private static final Set<ErrorCode> UNDERSTOOD =
      Set.of(
          ErrorCode.ODCS_DUPLICATE_SERVER,
          ErrorCode.ODCS_REFERENCE_FROM,
          ErrorCode.ODCS_OPERATOR,
          ErrorCode.ODCS_RULE_LEVEL,
          ErrorCode.ODCS_RULE_IMPOSSIBLE,
          ErrorCode.ODCS_SQL,
          ErrorCode.ODCS_PATTERN,
          ErrorCode.ODCS_EXAMPLE,
          ErrorCode.ODCS_TYPE_OPTION,
          ErrorCode.ODCS_ENUM);

  private final ContractStandard standard;

  public ContractReader(StandardSchemas schemas) {
    this.standard = new ContractStandard(schemas);
  }

  /// Reads a document of kind DataContract; empty when it has errors that keep it from being
  /// understood, which are then among the findings. References between contracts are kept as
  /// written.
  public Optional<Sourced<Contract>> read(YamlDocument document, Findings findings) {
    int mark = findings.mark();
    var root = new Part(document.root());
    if (!standard(document, findings)) {
      return Optional.empty();
    }
    Contract contract = contract(root, findings);
    return contract != null && findings.isSoundSince(mark, UNDERSTOOD)
        ? Optional.of(document.sourced("DataContract", contract.id(), contract))
        : Optional.empty();
  }

  /// Reads what a test of data needs of a contract that need not be Weft's: only the standard
  /// holds. Empty when it cannot be understood; why is then among the findings.
  public Optional<DescribedData> describe(YamlDocument document, Findings findings) {
    int mark = findings.mark();
    var root = new Part(document.root());
    if (!standard(document, findings)) {
      return Optional.empty();
    }
    List<String> physical =
        root.parts("schema").stream().map(part -> part.text("physicalName").orElse("")).toList();
    List<SchemaObject> objects = objects(root, findings);
    List<DescribedData.Table> tables = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      String name = physical.get(i).isEmpty() ? objects.get(i).name() : physical.get(i);
      tables.add(new DescribedData.Table(objects.get(i), name));
    }
    var described =
        new DescribedData(
            root.text("id").orElse(""),
            root.text("version").orElse(""),
            tables,
            DescribedServers.read(root));
    return findings.isSoundSince(mark, UNDERSTOOD) ? Optional.of(described) : Optional.empty();
  }

  /// Whether the document is of a version that is read. Errors and warnings of the standard hold
  /// here as they do in `weft contract lint`; notes are for those who lint, and tables that are not
  /// of this contract are looked for where its product is known.
  private boolean standard(YamlDocument document, Findings findings) {
    var judged = new Findings();
    boolean known = standard.judge(document, judged).isPresent();
    findings.addAll(
        judged.list().stream()
            .filter(finding -> finding.severity() != Severity.INFO)
            .filter(finding -> !isLookedFor(finding, document))
            .toList());
    return known;
  }

  /// A short reference `table.column` to a table that is not of this contract.
  private static boolean isLookedFor(Finding finding, YamlDocument document) {
    return finding.code() == ErrorCode.ODCS_REFERENCE_ELSEWHERE
        && document
            .at(finding.place().pointer())
            .map(Node::textOrNull)
            .filter(text -> text.indexOf('.') == text.lastIndexOf('.'))
            .isPresent();
  }

  private static @Nullable Contract contract(Part root, Findings findings) {
    var custom = new CustomProperties(root, List.of("weft.internal"), findings);
    List<SchemaObject> objects = objects(root, findings);
    boolean internal = custom.flag("weft.internal");
    Optional<Version> version = BitolVersion.semantic(root, findings);
    String id = root.text("id").orElse("");
    String status = root.text("status").orElse("");
    spelling(status, root, findings);
    return version
        .map(
            known ->
                new Contract(
                    id,
                    root.text("name").orElse(id),
                    known,
                    status,
                    internal,
                    root.part("description").flatMap(d -> d.text("purpose")).orElse(""),
                    objects,
                    ServiceLevelReader.read(root),
                    ServersReader.read(root),
                    DefinitionsReader.read(root)))
        .orElse(null);
  }

  /// The standard leaves `status` open; a near miss of a usual word is worth a warning.
  private static void spelling(String status, Part root, Findings findings) {
    if (!UsualStatus.WORDS.contains(status)) {
      Guess.find(status, UsualStatus.WORDS)
          .ifPresent(
              guess ->
                  findings.warning(
                      ErrorCode.DOC_VALUE,
                      root.at("status"),
                      "`" + status + "` is no usual status",
                      "Did you mean `" + guess + "`?"));
    }
  }

  private static List<SchemaObject> objects(Part root, Findings findings) {
    List<SchemaObject> objects = new ArrayList<>();
    var quality = new QualityReader(findings);
    var keys = new ForeignKeys(root);
    var properties = new PropertiesReader(findings);
    for (Part part : root.parts("schema")) {
      String name = part.text("name").orElse("");
      CustomProperties.refuseOurs(part, findings);
      objects.add(
          new SchemaObject(
              name,
              part.text("description").orElse(""),
              part.texts("tags"),
              properties.read(part),
              quality.read(part),
              keys.of(name),
              part.pointer()));
    }
    return objects;
  }
}
