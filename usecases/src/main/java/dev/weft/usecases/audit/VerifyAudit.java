package dev.weft.usecases.audit;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.audit.AuditLog;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Caller;
import dev.weft.model.run.AuditHead;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.List;

/// Checks that nothing of the audit was changed since it was written.
public final class VerifyAudit {

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final AuditLog log;

  public VerifyAudit(Catalog catalog, AppliedMesh mesh, AuditLog log) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.log = log;
  }

  /// Reads all of it, and compares it with what releases repeat of it; work goes on meanwhile.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_ROLE for who may not audit the mesh
  public VerificationView verify(Caller caller) {
    List<AuditHead> heads =
        catalog.read(
            reading -> {
              mesh.documents(reading)
                  .kernel(reading.now())
                  .onMesh(caller.principal(), Action.AUDIT_MESH)
                  .orThrow();
              return reading.releases().auditHeads();
            });
    return VerificationView.of(log.verify(heads));
  }
}
