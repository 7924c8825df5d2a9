package dev.weft.usecases.promise;

import dev.weft.catalog.Reading;
import dev.weft.catalog.audit.AuditLog;
import dev.weft.catalog.registry.Revision;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Caller;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.contract.ServiceLevel;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MeshDocuments;
import dev.weft.usecases.registry.ReadTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The promises of one product as a caller may see them: what is promised is for all who may know
/// of the product, where it stands for those who may read the port or build the product, and how
/// often others were not answered for those who audit its domain. Belongs to its read transaction.
public final class Promises {

  private final Reading reading;
  private final AppliedMesh mesh;
  private final Caller caller;
  private final Revision revision;
  private final ProductFolder folder;
  private final Optional<StoredRelease> current;
  private final AccessKernel kernel;
  private final Known known;
  private @Nullable Set<String> readable;

  /// @param revision in force
  /// @param current release of its major
  public Promises(
      Reading reading,
      AppliedMesh mesh,
      AuditLog log,
      Caller caller,
      Revision revision,
      Optional<StoredRelease> current) {
    MeshDocuments documents = mesh.documents(reading);
    this.reading = reading;
    this.mesh = mesh;
    this.caller = caller;
    this.revision = revision;
    this.folder = mesh.folder(reading, revision);
    this.current = current;
    this.kernel = documents.kernel(reading.now());
    List<ProductFolder> measured = Judge.measuresAny(folder) ? List.of(folder) : List.of();
    this.known = new PromiseFacts(reading, documents.mesh(), log, measured).of(folder);
  }

  /// Those of one port's contract, in the order written. Of an external port nothing is measured
  /// here.
  public List<PromiseView> of(Contract contract) {
    if (folder.product().value().isExternal(contract.id())) {
      return contract.serviceLevels().stream()
          .map(level -> view(level, Optional.of(Judgement.PROMISE)))
          .toList();
    }
    boolean sees = contract.serviceLevels().stream().anyMatch(Judge::measures) && sees(contract);
    return contract.serviceLevels().stream().map(level -> view(level, sees)).toList();
  }

  private PromiseView view(ServiceLevel level, boolean sees) {
    if (Judge.measures(level) && !sees) {
      return view(level, Optional.empty());
    }
    return view(level, Optional.of(Judge.judge(level, known)));
  }

  private PromiseView view(ServiceLevel level, Optional<Judgement> judgement) {
    return new PromiseView(
        level.name(),
        level.text(),
        level.elements(),
        level.driver().orElse(null),
        level.description(),
        judgement.map(j -> j.state().word()).orElse(null),
        judgement.map(j -> Told.measured(level, j, kernel, caller, folder.id())).orElse(""));
  }

  private boolean sees(Contract contract) {
    return may(Action.BUILD)
        || current
            .map(release -> readsAny(release, contract))
            .orElseGet(() -> may(Action.READ_PORT));
  }

  private boolean readsAny(StoredRelease stored, Contract contract) {
    Set<String> tables = readable == null ? readable(stored.release()) : readable;
    readable = tables;
    return contract.objects().stream().map(SchemaObject::name).anyMatch(tables::contains);
  }

  /// Tables of which the caller may read anything.
  private Set<String> readable(Release release) {
    List<ReleasedTable> tables =
        release.tables().values().stream().filter(table -> !table.internal()).toList();
    return ReadTable.of(reading, mesh, release, tables, Optional.of(revision)).stream()
        .filter(table -> kernel.reads(caller.principal(), table.facts()).allowed())
        .map(ReadTable::table)
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean may(Action action) {
    return kernel.inDomain(caller.principal(), action, folder.id().domain()).allowed();
  }
}
