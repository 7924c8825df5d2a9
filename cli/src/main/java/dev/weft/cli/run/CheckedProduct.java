package dev.weft.cli.run;

import dev.weft.cli.command.References;
import dev.weft.cli.failure.CliErrors;
import dev.weft.model.product.Address;
import dev.weft.model.product.ProductId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A product whose checks are asked about.
///
/// @param major the newest when empty
record CheckedProduct(ProductId id, Optional<Integer> major) {

  static CheckedProduct of(String reference) {
    Address address = References.product(reference);
    return switch (address.state()) {
      case Address.State.Newest() -> new CheckedProduct(address.product(), Optional.empty());
      case Address.State.Major(int number) ->
          new CheckedProduct(address.product(), Optional.of(number));
      case Address.State.Pinned _, Address.State.Preview _ ->
          throw CliErrors.usage(
              "'" + reference + "' is one release, and checks are told over all of them",
              "Name the product, or see that release's with weft release show " + reference + ".");
    };
  }

  String path() {
    return References.path(id) + "/checks";
  }

  Map<String, String> parameters() {
    var parameters = new TreeMap<String, String>();
    major.ifPresent(number -> parameters.put("major", number.toString()));
    return parameters;
  }

  Map<String, String> parameters(String table, String check) {
    Map<String, String> parameters = parameters();
    parameters.put("table", table);
    parameters.put("check", check);
    return parameters;
  }
}
