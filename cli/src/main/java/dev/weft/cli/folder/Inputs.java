package dev.weft.cli.folder;

import dev.weft.cli.command.Session;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.failure.Failure;
import dev.weft.cli.http.Api;
import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Contracts of inputs that come from elsewhere, kept in `.weft/inputs/<contractId>@<major>.yaml`
/// of the folder, so that it can be validated without a server.
final class Inputs {

  private final Session session;
  private final FolderContents.Reader reader;

  Inputs(Session session, FolderContents.Reader reader) {
    this.session = session;
    this.reader = reader;
  }

  /// Fetches every input that the folder declares. Answers the files, relative to the folder, that
  /// were written because they were new or had changed.
  List<String> fetch(Api api, Path folder) {
    List<String> written = new ArrayList<>();
    for (FolderContents.Input input : reader.read(folder).inputs()) {
      String major = String.valueOf(input.major());
      String text =
          api.getText(
              Api.path("inputs", input.contractId()) + Api.query(Map.of("major", major)),
              "application/yaml");
      if (!input.contractId().matches("[A-Za-z0-9_][A-Za-z0-9_.-]*")) {
        throw CliErrors.usage(
            "'" + input.contractId() + "' cannot name a file",
            "An id of a contract is made of letters, digits, '.', '_' and '-'.");
      }
      String name = ".weft/inputs/" + input.contractId() + "@" + major + ".yaml";
      if (write(folder.resolve(name), text)) {
        written.add(name);
      }
    }
    return written;
  }

  /// The same beside other work: an input that cannot be fetched is a remark, not a failure.
  void refresh(Api api, Path folder) {
    try {
      for (String file : fetch(api, folder)) {
        session.console().say("Wrote " + folder.resolve(file));
      }
    } catch (Failure | WeftException e) {
      session.console().say("Inputs were not fetched: " + e.getMessage());
    }
  }

  private static boolean write(Path file, String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      if (Files.isRegularFile(file) && java.util.Arrays.equals(Files.readAllBytes(file), bytes)) {
        return false;
      }
      Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
      Path fresh = Files.createTempFile(folder, ".fetch", ".tmp");
      Files.write(fresh, bytes);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      throw CliErrors.unwritable(file, e);
    }
  }
}
