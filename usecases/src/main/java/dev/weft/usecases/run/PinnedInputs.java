package dev.weft.usecases.run;

import dev.weft.catalog.Reading;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.engine.DecidedTable;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Facts;
import dev.weft.governance.access.Question;
import dev.weft.governance.access.StatementDecision;
import dev.weft.governance.access.StatementDecision.AllowedTable;
import dev.weft.lake.table.Lake;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Principal;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.lineage.Carried;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.product.Address;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.model.run.ReleaseId;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.Schema;
import dev.weft.usecases.audit.Judged;
import dev.weft.usecases.compile.Compiled;
import dev.weft.usecases.compile.InputNames;
import dev.weft.usecases.compile.InputTables.Resolved;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Decided;
import dev.weft.usecases.registry.InputAgreements;
import dev.weft.usecases.registry.ReadTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The releases that a run reads of other products, pinned at one moment, and what it may see of
/// them: decided as the product, never as whoever started the run.
final class PinnedInputs {

  private final ProductId product;
  private final Map<String, Resolved> inputs;
  private final Map<String, Release> releases = new HashMap<>();
  private final Map<String, ReadTable> tables = new HashMap<>();
  private final AccessKernel kernel;
  private final InputAgreements agreements;

  private PinnedInputs(
      ProductId product,
      Map<String, Resolved> inputs,
      AccessKernel kernel,
      InputAgreements agreements) {
    this.product = product;
    this.inputs = inputs;
    this.kernel = kernel;
    this.agreements = agreements;
  }

  /// Pins the current release of every input that is served here.
  ///
  /// @throws dev.weft.model.error.WeftException RUN_INPUT when one has none
  static PinnedInputs pin(Reading reading, AppliedMesh mesh, Compiled compiled, Facts facts) {
    var pinned =
        new PinnedInputs(
            compiled.product(),
            compiled.inputs(),
            new AccessKernel(facts),
            new InputAgreements(
                compiled.product(), compiled.inputs().values(), facts.agreementsInForce()));
    for (Resolved input : compiled.inputs().values()) {
      if (input.external()) {
        continue;
      }
      StoredRelease release =
          reading
              .releases()
              .current(input.product(), input.major())
              .orElseThrow(
                  () ->
                      RunFailures.noInputRelease(
                          compiled.product(), input.product(), input.major()));
      pinned.pin(reading, mesh, input, release.release());
    }
    return pinned;
  }

  private void pin(Reading reading, AppliedMesh mesh, Resolved input, Release release) {
    String key = key(input.product(), input.major());
    releases.put(key, release);
    for (ReleasedTable table : release.tables().values()) {
      tables.put(key + ":" + table.name(), ReadTable.of(reading, mesh, release, table));
    }
  }

  List<ReleaseId> ids() {
    return releases.values().stream()
        .map(Release::id)
        .distinct()
        .sorted(java.util.Comparator.comparing(ReleaseId::toString))
        .toList();
  }

  /// An input's table as the product may see it.
  ///
  /// @param purpose that its agreement carries; empty in its own domain
  record ReadInput(DecidedTable table, Optional<String> purpose) {}

  /// A table of an input as the product may see it.
  ///
  /// @param path as the statement mentions it
  /// @param record takes the kernel's answer before this returns or throws it
  /// @throws dev.weft.model.error.WeftException the kernel's refusal, or RUN_INPUT when the release
  ///   does not have what the contract promises
  ReadInput decide(List<String> path, Lake lake, BuildRecord record) {
    Address address = Address.ofSql(path.get(0), path.get(1), path.get(2)).orElseThrow();
    String table = address.table().orElseThrow();
    Resolved input =
        Resolved.find(inputs.values(), address)
            .orElseThrow(() -> RunFailures.inputLacksTable(product, address.sql()));
    return decide(path, input, input.contract().object(table).orElseThrow(), lake, record);
  }

  private ReadInput decide(
      List<String> path, Resolved input, SchemaObject object, Lake lake, BuildRecord record) {
    String name = InputNames.of(input.product(), input.major(), object.name());
    ReleasedTable released =
        Optional.ofNullable(release(input.product(), input.major()).tables().get(object.name()))
            .orElseThrow(() -> RunFailures.inputLacksTable(product, name));
    ScanPlan scan = lake.plan(released.location());
    var missing =
        object.properties().stream()
            .map(Property::name)
            .filter(column -> scan.schema().column(column).isEmpty())
            .toList();
    if (!missing.isEmpty()) {
      throw RunFailures.inputLacksColumns(product, name, missing);
    }
    AllowedTable allowed = allowed(input, object, scan, record);
    return new ReadInput(Decided.of(path, name, scan, allowed.obligations()), allowed.purpose());
  }

  /// What the product may see of the columns that its input's contract declares.
  private AllowedTable allowed(
      Resolved input, SchemaObject object, ScanPlan scan, BuildRecord record) {
    ReadTable table =
        Objects.requireNonNull(
            tables.get(key(input.product(), input.major()) + ":" + object.name()));
    var declared =
        new Schema(
            scan.schema().columns().stream()
                .filter(column -> object.property(column.name()).isPresent())
                .toList());
    var question =
        new Question(
            new Principal.OfProduct(product),
            Optional.empty(),
            Optional.empty(),
            "build",
            List.of(table.onPort(input.port()).facts(declared)));
    StatementDecision decision = kernel.decide(question);
    record.put(
        decision,
        Judged.of(
            InputNames.of(input.product(), input.major(), object.name()),
            table,
            release(input.product(), input.major()).id().toString(),
            declared.names(),
            decision,
            0));
    return decision.orThrow().tables().getFirst();
  }

  /// What a column of an input carries now, come over the border when it is another domain's.
  Optional<Carried> carried(ColumnRef column) {
    return Address.find(column.table())
        .filter(address -> address.state() instanceof Address.State.Major)
        .flatMap(
            address -> {
              int major = ((Address.State.Major) address.state()).major();
              return Optional.ofNullable(releases.get(key(address.product(), major)))
                  .flatMap(
                      release ->
                          Optional.ofNullable(release.tables().get(address.table().orElse(""))))
                  .flatMap(table -> table.carried(address.product(), column.column()))
                  .map(carried -> agreements.arrived(carried, column));
            });
  }

  /// The agreement under which a table of another domain is read; empty in the own domain.
  ///
  /// @param table as lineage names it
  Optional<String> agreement(String table) {
    return agreements.find(table).map(Agreement::id);
  }

  /// Whether an agreement keeps a column of an input from the product.
  boolean grants(ColumnRef column) {
    return agreements.grants(column);
  }

  private Release release(ProductId input, int major) {
    return Optional.ofNullable(releases.get(key(input, major)))
        .orElseThrow(() -> RunFailures.noInputRelease(product, input, major));
  }

  private static String key(ProductId product, int major) {
    return product + "@" + major;
  }
}
