package dev.weft.usecases.audit;

import dev.weft.catalog.audit.AuditRecord;
import dev.weft.catalog.audit.AuditRecord.Table;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Caller;
import dev.weft.model.product.ProductId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a caller sees of records: their own, all of them who audits the mesh, and who audits a
/// domain what concerns its tables and what its products did. For one request.
public final class AuditSight {

  private static final String PRODUCT = "product:";

  private final AccessKernel kernel;
  private final Caller caller;
  private final boolean mesh;
  private final Map<String, Boolean> domains = new HashMap<>();

  public AuditSight(AccessKernel kernel, Caller caller) {
    this.kernel = kernel;
    this.caller = caller;
    this.mesh = kernel.onMesh(caller.principal(), Action.AUDIT_MESH).allowed();
  }

  /// Whether nothing of a record is hidden.
  public boolean seesAll(AuditRecord record) {
    return mesh
        || isOwn(record)
        || (!record.tables().isEmpty() && tables(record).size() == record.tables().size());
  }

  /// The tables of a record that the caller may know of.
  public List<Table> tables(AuditRecord record) {
    return mesh || isOwn(record)
        ? record.tables()
        : record.tables().stream().filter(table -> sees(table.product())).toList();
  }

  /// Whether anything of it is seen.
  public boolean sees(AuditRecord record) {
    return mesh || isOwn(record) || !tables(record).isEmpty();
  }

  private boolean isOwn(AuditRecord record) {
    String principal = record.who().principal();
    return principal.equals(caller.principal().text())
        || (principal.startsWith(PRODUCT) && sees(principal.substring(PRODUCT.length())));
  }

  private boolean sees(String product) {
    return domains.computeIfAbsent(
        ProductId.of(product).domain(),
        domain -> kernel.inDomain(caller.principal(), Action.AUDIT_DOMAIN, domain).allowed());
  }
}
