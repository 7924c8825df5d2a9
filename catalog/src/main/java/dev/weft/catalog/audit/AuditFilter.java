package dev.weft.catalog.audit;

/// Which records are wanted; empty texts and 0 ask for all.
///
/// @param since microseconds since the epoch
/// @param principal whose records, as principal or as the one who acted
/// @param verdict name of a `Verdict`
/// @param product `domain/product`
/// @param table of that product
public record AuditFilter(
    long since, String principal, String verdict, String product, String table) {

  public static final AuditFilter ALL = new AuditFilter(0, "", "", "", "");
}
