package dev.weft.formats.folder;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.finding.Guess;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Onward;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Place;
import dev.weft.model.product.Product.OutputPort;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An agreement stands in the folder of the domain that provides, and names what is there. Only the
/// major that is in the folder is looked into.
final class AgreementRules {

  private final MeshFolder folder;
  private final Findings findings;

  AgreementRules(MeshFolder folder, Findings findings) {
    this.folder = folder;
    this.findings = findings;
  }

  void check() {
    for (var scoped : folder.agreements()) {
      Sourced<Agreement> document = scoped.document();
      String provider = document.value().product().domain();
      if (!scoped.scope().isEmpty() && !scoped.scope().equals(provider)) {
        findings.error(
            ErrorCode.DOC_PLACE,
            document.at("/product"),
            "The agreement is about `"
                + document.value().product()
                + "`, but stands in the domain `"
                + scoped.scope()
                + "`",
            "Move it to " + provider + "/agreements/");
      }
      folder
          .product(document.value().product())
          .filter(product -> product.product().value().major() == document.value().major())
          .ifPresent(product -> inside(document, product));
    }
  }

  private void inside(Sourced<Agreement> document, ProductFolder product) {
    Agreement agreement = document.value();
    List<OutputPort> ports = product.product().value().outputPorts();
    agreement
        .port()
        .ifPresent(
            port ->
                known(
                    "port",
                    port,
                    ports.stream().map(OutputPort::name).toList(),
                    document.at("/port")));
    Map<String, List<String>> tables = tables(product, agreement.port());
    if (tables.isEmpty()) {
      return;
    }
    agreement
        .columns()
        .forEach(
            (table, columns) -> columns(document, "/columns/" + table, table, columns, tables));
    agreement
        .rows()
        .keySet()
        .forEach(table -> known("table", table, tables.keySet(), document.at("/rows/" + table)));
    if (agreement.onward() instanceof Onward.Free(List<String> free)) {
      for (int i = 0; i < free.size(); i++) {
        free(free.get(i), document.at("/onward/free/" + i), tables);
      }
    }
  }

  /// Tables of the port, or of all ports, with their columns; empty when a contract is not there.
  private static Map<String, List<String>> tables(ProductFolder product, Optional<String> port) {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    for (OutputPort output : product.product().value().outputPorts()) {
      if (port.isPresent() && !port.get().equals(output.name())) {
        continue;
      }
      var contract = product.contract(output.contractId());
      if (contract.isEmpty()) {
        return Map.of();
      }
      for (SchemaObject object : contract.get().value().objects()) {
        List<String> columns = new ArrayList<>();
        object.properties().stream().map(Property::name).forEach(columns::add);
        tables.put(object.name(), columns);
      }
    }
    return tables;
  }

  private void columns(
      Sourced<Agreement> document,
      String pointer,
      String table,
      List<String> columns,
      Map<String, List<String>> tables) {
    known("table", table, tables.keySet(), document.at(pointer));
    List<String> there = tables.get(table);
    for (int i = 0; there != null && i < columns.size(); i++) {
      known("column", columns.get(i), there, document.at(pointer + "/" + i));
    }
  }

  private void free(String column, Place place, Map<String, List<String>> tables) {
    int dot = column.indexOf('.');
    String table = column.substring(0, Math.max(0, dot));
    known("table", table, tables.keySet(), place);
    known(
        "column",
        column.substring(dot + 1),
        tables.getOrDefault(table, List.of(column.substring(dot + 1))),
        place);
  }

  private void known(String thing, String word, Collection<String> words, Place place) {
    if (!words.contains(word)) {
      findings.error(
          ErrorCode.DOC_REFERENCE,
          place,
          "The product has no " + thing + " `" + word + "`",
          Guess.hint(word, words, "It has " + String.join(", ", words)));
    }
  }
}
