package dev.weft.usecases.audit;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.audit.AuditLog;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Caller;
import dev.weft.usecases.registry.AppliedMesh;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Gives out the whole audit with its signatures, so that others can check it.
public final class ExportAudit {

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final AuditLog log;

  public ExportAudit(Catalog catalog, AppliedMesh mesh, AuditLog log) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.log = log;
  }

  /// Writes lines of JSON, in the order of the chain; nothing before it is known that the caller
  /// may have them.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_ROLE for who may not audit the mesh
  /// @throws UncheckedIOException when the stream fails; what was written is not all
  public void export(Caller caller, OutputStream out) {
    catalog
        .read(
            reading ->
                mesh.documents(reading)
                    .kernel(reading.now())
                    .onMesh(caller.principal(), Action.AUDIT_MESH))
        .orThrow();
    log.export(
        line -> {
          try {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
