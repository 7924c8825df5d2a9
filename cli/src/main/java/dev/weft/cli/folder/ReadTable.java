package dev.weft.cli.folder;

import dev.weft.cli.failure.CliErrors;
import dev.weft.model.mesh.Names;
import dev.weft.model.product.ProductId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A table of another product that a new one reads.
///
/// @param port what the new product calls it
record ReadTable(ProductId product, String table, int major, String port) {

  private static final Pattern ADDRESS =
      Pattern.compile("([^.@]+)\\.([^.@]+)\\.([^.@]+)(?:@([1-9]\\d{0,5}))?");

  /// Addresses as SQL has them, each perhaps with `@major`.
  static List<ReadTable> all(List<String> addresses) {
    Set<String> ports = new LinkedHashSet<>();
    return addresses.stream().distinct().map(text -> of(text, ports)).toList();
  }

  private static ReadTable of(String text, Set<String> ports) {
    Matcher address = ADDRESS.matcher(text);
    if (!address.matches()
        || !Names.isValid(address.group(1))
        || !Names.isValid(address.group(2))
        || !Names.isValid(address.group(3))) {
      throw CliErrors.usage(
          "'" + text + "' is no table of a product",
          "Write domain.product.table, such as operations.departures.flights, or with a major:"
              + " operations.departures.flights@1.");
    }
    String table = address.group(3);
    String port = ports.add(table) ? table : table + "_" + (ports.size() + 1);
    ports.add(port);
    int major = address.group(4) == null ? 1 : Integer.parseInt(address.group(4));
    return new ReadTable(new ProductId(address.group(1), address.group(2)), table, major, port);
  }

  /// As SQL names it, and by habit its contract.
  String address() {
    return product.domain() + "." + product.name() + "." + table;
  }

  String inputPort() {
    return "  - { name: "
        + port
        + ", version: "
        + major
        + ".0.0, contractId: "
        + address()
        + " }\n";
  }

  String column() {
    return port + "_rows";
  }

  String property() {
    return "      - { id: "
        + column()
        + ", name: "
        + column()
        + ", logicalType: integer, logicalTypeOptions: { format: i64 }, required: true,"
        + " classification: internal }\n";
  }

  String count() {
    return "  (select count(*) from " + address() + ") as " + column();
  }
}
