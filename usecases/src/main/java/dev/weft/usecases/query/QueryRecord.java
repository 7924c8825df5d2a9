package dev.weft.usecases.query;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.engine.DecidedTable;
import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.Statement;
import dev.weft.model.contract.Property;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.Address;
import dev.weft.usecases.audit.Asked;
import dev.weft.usecases.audit.Judged;
import dev.weft.usecases.audit.RecordDecision;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Discovery;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Puts on record that one statement came to nothing. What such a statement calls a column may be a
/// value in the wrong quotes, so only names that the caller may know are kept of it: to keep all
/// that tables have would tell which hidden ones there are.
record QueryRecord(
    Catalog catalog,
    AppliedMesh mesh,
    RecordDecision audit,
    SqlFrontEnd frontEnd,
    Statement statement) {

  /// Returns when it is durable.
  ///
  /// @param tables as far as they were found
  /// @param decided what may be seen of them
  /// @throws WeftException AUDIT_UNAVAILABLE
  void refused(
      Asked asked,
      Optional<String> purpose,
      List<Judged> tables,
      List<DecidedTable> decided,
      WeftException refusal) {
    Set<String> columns = new TreeSet<>();
    decided.forEach(table -> columns.addAll(table.visible().names()));
    columns.addAll(catalog.read(reading -> promised(reading, asked)));
    String kept = frontEnd.withoutLiterals(statement, columns);
    audit.refused(asked.about(kept), purpose, tables, refusal);
  }

  /// Columns that contracts of ports promise are no secret, where the caller may know the product.
  private List<String> promised(Reading reading, Asked asked) {
    var discovery = new Discovery(reading, mesh, asked.caller().principal());
    return statement.paths().stream()
        .filter(path -> path.size() == 3)
        .flatMap(path -> Address.ofSql(path.get(0), path.get(1), path.get(2)).stream())
        .flatMap(address -> promised(reading, discovery, address).stream())
        .toList();
  }

  private List<String> promised(Reading reading, Discovery discovery, Address address) {
    String table = address.table().orElseThrow();
    return reading
        .registry()
        .findProduct(address.product())
        .filter(discovery::discovers)
        .flatMap(known -> reading.registry().activeRevision(known.id(), known.major()))
        .map(revision -> mesh.folder(reading, revision))
        .stream()
        .flatMap(folder -> folder.contracts().values().stream())
        .flatMap(contract -> contract.value().object(table).stream())
        .flatMap(object -> object.properties().stream())
        .map(Property::name)
        .toList();
  }
}
