package dev.weft.server.data;

import dev.weft.capture.source.Secrets;
import dev.weft.model.mesh.Names;
import dev.weft.server.config.SecretVariables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Secrets by the names that documents have for them: variables of the environment, else files of
/// those names in a folder, looked at each time so that a new one counts at once.
public final class DeclaredSecrets implements Secrets {

  private static final int LONGEST = 16_384;
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private final SecretVariables variables;
  private final Path folder;

  /// @param folder need not be there
  public DeclaredSecrets(SecretVariables variables, Path folder) {
    this.variables = variables;
    this.folder = folder;
  }

  @Override
  public Optional<String> find(String name) {
    if (!Names.isValid(name)) {
      return Optional.empty();
    }
    return variables.find(name).or(() -> inFile(name));
  }

  private Optional<String> inFile(String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      if (isOpen(file)) {
        throw DataErrors.openSecret(name);
      }
      return Optional.of(text(file)).filter(text -> !text.isEmpty());
    } catch (IOException e) {
      throw DataErrors.unreadableSecret(name, e);
    }
  }

  private static boolean isOpen(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
  }

  /// The first line: editors like to end files with one that is empty.
  private static String text(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8)
          .lines()
          .findFirst()
          .orElse("");
    }
  }
}
