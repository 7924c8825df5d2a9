package dev.weft.cli.folder;

import dev.weft.model.product.ProductId;
import java.nio.file.Path;
import java.util.List;

/// What a folder of documents declares, read without a server.
///
/// @param products whose `product.yaml` stands in the folder
/// @param inputs that these products declare and that are no contract of the folder itself
public record FolderContents(List<ProductId> products, List<Input> inputs) {

  /// A contract that is read from elsewhere.
  public record Input(String contractId, int major) {}

  public FolderContents {
    products = List.copyOf(products);
    inputs = List.copyOf(inputs);
  }

  /// Reads folders.
  @FunctionalInterface
  public interface Reader {

    /// Reads a folder. Throws WeftException with all findings when its documents cannot be
    /// understood, and a usage failure when there is no folder.
    FolderContents read(Path folder);
  }
}
