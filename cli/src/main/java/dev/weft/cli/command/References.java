package dev.weft.cli.command;

import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.http.Api;
import dev.weft.model.product.Address;
import dev.weft.model.product.ProductId;
import java.nio.file.Path;

/// What people name on the command line. A reference always has a slash inside; a folder starts
/// with `.` or `/`.
public final class References {

  private References() {}

  public static boolean isFolder(String text) {
    return text.startsWith(".") || text.startsWith("/");
  }

  /// A product, perhaps with a state behind an `@`, and nothing inside it.
  public static Address product(String text) {
    Address address = Address.find(text).orElseThrow(() -> CliErrors.notAReference(text));
    if (address.table().isPresent()) {
      throw CliErrors.usage(
          "'" + text + "' names a table, and a product is meant",
          "Write " + address.product() + address.state().suffix() + ".");
    }
    return address;
  }

  /// The folder of that name. Throws when the text has not the look of one.
  public static Path folder(String text) {
    if (!isFolder(text)) {
      throw CliErrors.usage(
          "'" + text + "' is no folder", "A folder starts with '.' or '/': write ./" + text + ".");
    }
    return Path.of(text);
  }

  /// Where the REST API keeps a product.
  public static String path(ProductId product) {
    return Api.path("products", product.domain(), product.name());
  }
}
