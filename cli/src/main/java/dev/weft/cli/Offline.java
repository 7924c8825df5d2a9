package dev.weft.cli;

import dev.weft.cli.failure.Problem;
import dev.weft.cli.folder.FolderContents;
import dev.weft.cli.folder.OfflineValidation;
import dev.weft.cli.folder.ValidationReport;
import dev.weft.model.error.ErrorCode;
import java.nio.file.Path;

/// The wiring of what the command does without a server. Nothing is made before a verb needs it,
/// because the SQL engine behind it is slow to load.
final class Offline implements OfflineValidation, FolderContents.Reader {

  @Override
  public ValidationReport validate(Path folder) {
    throw missing();
  }

  @Override
  public FolderContents read(Path folder) {
    throw missing();
  }

  private static RuntimeException missing() {
    return Problem.of(
            ErrorCode.CLI_USAGE,
            "This build of the command cannot read documents by itself",
            "Use weft plan, which asks the server.")
        .failure();
  }
}
