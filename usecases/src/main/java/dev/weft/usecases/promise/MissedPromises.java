package dev.weft.usecases.promise;

import dev.weft.catalog.Reading;
import dev.weft.catalog.audit.AuditLog;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Caller;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.ServiceLevel;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.product.Product;
import dev.weft.model.product.Product.OutputPort;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Promises that the caller's own products miss: those that they may build.
public final class MissedPromises {

  private final Reading reading;
  private final AppliedMesh mesh;
  private final AuditLog log;
  private final Caller caller;
  private final MeshDocuments documents;
  private final AccessKernel kernel;

  /// Belongs to its read transaction.
  public MissedPromises(Reading reading, AppliedMesh mesh, AuditLog log, Caller caller) {
    this.reading = reading;
    this.mesh = mesh;
    this.log = log;
    this.caller = caller;
    this.documents = mesh.documents(reading);
    this.kernel = documents.kernel(reading.now());
  }

  /// Those of some products, by product and major and in the order written; what is not the
  /// caller's is passed over.
  public List<MissedPromise> of(Collection<ProductId> products) {
    List<ProductId> own = products.stream().distinct().filter(this::isOwn).toList();
    List<ProductFolder> promising =
        reading.registry().activeRevisions(own).stream()
            .map(revision -> mesh.folder(reading, revision))
            .filter(Judge::measuresAny)
            .toList();
    var facts = new PromiseFacts(reading, documents.mesh(), log, promising);
    var missed = new ArrayList<MissedPromise>();
    promising.forEach(folder -> add(folder, facts.of(folder), missed));
    return missed;
  }

  private boolean isOwn(ProductId product) {
    return kernel.inDomain(caller.principal(), Action.BUILD, product.domain()).allowed();
  }

  private void add(ProductFolder folder, Known known, List<MissedPromise> missed) {
    Product product = folder.product().value();
    for (OutputPort port : product.outputPorts()) {
      folder
          .contract(port.contractId())
          .filter(_ -> !port.external())
          .ifPresent(contract -> add(product, port, contract.value(), known, missed));
    }
  }

  private void add(
      Product product,
      OutputPort port,
      Contract contract,
      Known known,
      List<MissedPromise> missed) {
    for (ServiceLevel level : contract.serviceLevels()) {
      Judgement judgement = Judge.judge(level, known);
      if (judgement.state() == PromiseState.MISSED) {
        missed.add(
            new MissedPromise(
                product.id() + "@" + product.major(),
                port.name(),
                level.name(),
                level.text(),
                Told.measured(level, judgement, kernel, caller, product.id())));
      }
    }
  }
}
