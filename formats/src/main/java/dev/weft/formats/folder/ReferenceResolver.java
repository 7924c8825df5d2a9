package dev.weft.formats.folder;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.finding.Guess;
import dev.weft.model.contract.ColumnPath;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.ForeignKey;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Follows the relationships between the contracts of one product. Where both ends are in the
/// product, ids become names, the file is no longer named, and a missing end is a finding; anything
/// else is a promise and stays as written.
final class ReferenceResolver {

  private final ProductFolder folder;
  private final Findings findings;

  ReferenceResolver(ProductFolder folder, Findings findings) {
    this.folder = folder;
    this.findings = findings;
  }

  ProductFolder resolve() {
    return new ProductFolder(
        folder.id(),
        folder.path(),
        folder.product(),
        folder.build(),
        all(folder.contracts()),
        all(folder.internals()),
        folder.files());
  }

  private SortedMap<String, Sourced<Contract>> all(SortedMap<String, Sourced<Contract>> contracts) {
    SortedMap<String, Sourced<Contract>> resolved = new TreeMap<>();
    contracts.forEach((path, contract) -> resolved.put(path, contract(path, contract)));
    return resolved;
  }

  private Sourced<Contract> contract(String path, Sourced<Contract> source) {
    Contract c = source.value();
    boolean refers = c.objects().stream().anyMatch(object -> !object.references().isEmpty());
    if (!refers) {
      return source;
    }
    List<SchemaObject> objects =
        c.objects().stream().map(object -> object(path, source, object)).toList();
    return new Sourced<>(
        source.kind(),
        source.name(),
        source.file(),
        source.text(),
        c.with(objects),
        source.places());
  }

  private SchemaObject object(String path, Sourced<Contract> source, SchemaObject object) {
    return new SchemaObject(
        object.name(),
        object.description(),
        object.tags(),
        object.properties(),
        object.quality(),
        object.references().stream().map(key -> key(path, source, object, key)).toList(),
        object.pointer());
  }

  private ForeignKey key(
      String path, Sourced<Contract> source, SchemaObject object, ForeignKey written) {
    Optional<Contract> target =
        written.contractFile().isEmpty()
            ? Optional.of(source.value())
            : beside(path, written.contractFile());
    if (target.isEmpty() || written.hindrance().isPresent()) {
      return written;
    }
    Optional<SchemaObject> table =
        written.contractFile().isEmpty()
            ? target.get().object(written.table())
            : table(target.get(), written.table());
    List<ColumnPath> targets =
        written.targets().stream()
            .flatMap(end -> table.flatMap(found -> KeyEnd.find(found, end)).stream())
            .toList();
    if (targets.size() < written.targets().size()) {
      dangling(source, pointer(object, written), written, table);
      return written;
    }
    return new ForeignKey(written.columns(), "", table.orElseThrow().name(), targets);
  }

  private static String pointer(SchemaObject object, ForeignKey key) {
    return key.columns().size() > 1
        ? object.pointer()
        : object
            .property(key.columns().getFirst().column())
            .map(Property::pointer)
            .orElse(object.pointer());
  }

  /// By name; a contract with one table needs no more than its file to be named.
  private static Optional<SchemaObject> table(Contract contract, String name) {
    return contract
        .object(name)
        .or(
            () ->
                contract.objects().size() == 1
                    ? Optional.of(contract.objects().getFirst())
                    : Optional.empty());
  }

  private Optional<Contract> beside(String path, String file) {
    int slash = path.lastIndexOf('/');
    String full = path.substring(0, slash + 1) + file;
    return Optional.ofNullable(folder.contracts().get(full))
        .or(() -> Optional.ofNullable(folder.internals().get(full)))
        .map(Sourced::value);
  }

  private void dangling(
      Sourced<Contract> source, String pointer, ForeignKey written, Optional<SchemaObject> table) {
    List<String> columns =
        table.map(t -> t.properties().stream().map(Property::key).toList()).orElse(List.of());
    ColumnPath lost =
        written.targets().stream()
            .filter(end -> table.flatMap(found -> KeyEnd.find(found, end)).isEmpty())
            .findFirst()
            .orElseThrow();
    findings.error(
        ErrorCode.DOC_REFERENCE,
        source.at(pointer + "/relationships"),
        table.isEmpty()
            ? "The relationship points to the table `" + written.table() + "`, which is not there"
            : "The table `" + written.table() + "` has no column `" + lost.text() + "`",
        Guess.hint(lost.column(), columns, "Point it to a table and column of the contract"));
  }
}
