package dev.weft.usecases.offline;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The data that a contract is tested with.
public sealed interface TestedData {

  /// Files, or folders of files.
  ///
  /// @param any of the contract's only table, or each of the table that it is named after
  /// @param byTable of tables by name or physical name
  record Paths(List<Path> any, Map<String, List<Path>> byTable) implements TestedData {
    public Paths {
      any = List.copyOf(any);
      byTable = Map.copyOf(byTable);
    }
  }

  /// Where a server of the contract says that its data is.
  ///
  /// @param folder where the server's relative paths begin
  record OfServer(String name, Path folder, Optional<String> user, Optional<String> password)
      implements TestedData {

    /// Without the password.
    @Override
    public String toString() {
      return "server " + name;
    }
  }
}
