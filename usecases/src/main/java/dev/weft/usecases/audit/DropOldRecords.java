package dev.weft.usecases.audit;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.audit.AuditLog;
import dev.weft.catalog.journal.Cause;
import dev.weft.model.mesh.Mesh;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Drops records of the audit that were kept for as long as the mesh says. A mesh that says nothing
/// keeps them for ever.
public final class DropOldRecords {

  private static final String DROPPED = "audit.dropped";
  private static final Cause BACKGROUND = new Cause("platform", "background", "");

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final AuditLog log;
  private final String owner;

  /// @param owner name of this server, whose audit it is
  public DropOldRecords(Catalog catalog, AppliedMesh mesh, AuditLog log, String owner) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.log = log;
    this.owner = owner;
  }

  private record Due(int days, long before) {}

  /// Drops what is due, whole segments only.
  ///
  /// @return how many records went
  /// @throws dev.weft.model.error.WeftException AUDIT_CHANGED when one that is due is not as it was
  ///   written
  public long drop() {
    Optional<Due> due =
        catalog.read(
            reading ->
                mesh.documents(reading)
                    .mesh()
                    .map(Mesh::retention)
                    .flatMap(Mesh.Retention::audit)
                    .map(days -> new Due(days, reading.now() - TimeUnit.DAYS.toMicros(days))));
    return due.map(this::drop).orElse(0L);
  }

  private long drop(Due due) {
    long records = log.dropBefore(due.before());
    if (records > 0) {
      catalog.write(
          BACKGROUND,
          writing -> {
            writing.journal(DROPPED, owner, Map.of("records", records, "days", due.days()));
            return records;
          });
    }
    return records;
  }
}
