package dev.weft.cli.contract;

import dev.weft.cli.command.ContractReference;
import dev.weft.cli.command.Session;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.Api;
import dev.weft.usecases.offline.DiffDocuments.Given;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a version of a document is read: a file, stdin, a file in a revision of git, a contract
/// that was applied, or one that a release was built by. For one call of the command.
final class Versions {

  /// Somewhat more than a document may have, so that its reader is the one who refuses.
  private static final int MOST_BYTES = 4 << 20;

  private static final String STDIN = "-";

  /// Of several words, as ids are; one word alone is more likely a file that is not there.
  private static final Pattern CONTRACT = Pattern.compile("[A-Za-z0-9_]+(?:[.-][A-Za-z0-9_-]+)+");

  private static final Pattern FILE = Pattern.compile(".*\\.(ya?ml|json)");

  private final Session session;
  private final GitFiles git;
  private boolean stdinIsRead;

  Versions(Session session) {
    this.session = session;
    this.git = new GitFiles(session.find("PATH").orElse(""), Path.of("").toAbsolutePath());
  }

  /// A file of that name wins over everything else that it could mean, but for stdin.
  Given read(String text) {
    if (text.equals(STDIN)) {
      return new Given(text, stdin());
    }
    if (isFile(text)) {
      return new Given(text, file(Path.of(text)));
    }
    if (GitFiles.isRevision(text)) {
      return new Given(text, git.read(text, MOST_BYTES));
    }
    Optional<ContractReference> contract =
        ContractReference.find(text)
            .filter(named -> CONTRACT.matcher(named.id()).matches())
            .filter(_ -> !FILE.matcher(text).matches());
    if (contract.isPresent()) {
      return new Given(text, applied(contract.get()));
    }
    throw CliErrors.usage(
        "'" + text + "' is no file, no revision of git and no id of a contract",
        text.matches("[^/]+/[^/]+@.*\\+\\d+")
            ? "Name the contract instead of the product, such as"
                + " operations.departures.flights@1.0.0+3 for what release 3 promised."
            : "Write a path, - for standard input, REVISION:path, or an id such as operations.departures.flights@1.");
  }

  private byte[] stdin() {
    if (stdinIsRead) {
      throw CliErrors.usage("Standard input can be read once", "Name a file for one of the two.");
    }
    stdinIsRead = true;
    try {
      return session.console().input().readNBytes(MOST_BYTES);
    } catch (IOException e) {
      throw CliErrors.unreadable(Path.of(STDIN), e);
    }
  }

  /// Also what a shell hands over as a pipe.
  private static boolean isFile(String text) {
    try {
      Path path = Path.of(text);
      return Files.exists(path) && !Files.isDirectory(path);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static byte[] file(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(MOST_BYTES);
    } catch (IOException e) {
      throw CliErrors.unreadable(path, e);
    }
  }

  private byte[] applied(ContractReference contract) {
    var shown =
        session.api().get(Api.path("contracts", contract.id()) + Api.query(contract.which()));
    return Json.text(shown, "text").getBytes(StandardCharsets.UTF_8);
  }
}
