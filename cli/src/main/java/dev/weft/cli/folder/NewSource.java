package dev.weft.cli.folder;

import dev.weft.cli.failure.CliErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The file that a new product comes from, and how a server will find it.
///
/// @param file as it was named
/// @param root of the connection: the file's folder, as seen from here when it lies below
/// @param below where the server has to look: the folder that a relative root starts from
record NewSource(Path file, String root, Path below) {

  static NewSource of(Path file) {
    if (!Files.isRegularFile(file)) {
      throw CliErrors.usage(
          "There is no file " + file, "Name one as --from data.csv or --from-database shop.db.");
    }
    try {
      Path here = Path.of("").toRealPath();
      Path real = file.toRealPath();
      Path folder = Optional.ofNullable(real.getParent()).orElse(real);
      return folder.startsWith(here)
          ? new NewSource(file, text(here.relativize(folder)), here)
          : new NewSource(file, folder.toString(), folder);
    } catch (IOException e) {
      throw CliErrors.unreadable(file, e);
    }
  }

  private static String text(Path folder) {
    String text = folder.toString().replace(folder.getFileSystem().getSeparator(), "/");
    return text.isEmpty() ? "." : text;
  }

  /// How a server comes to find it.
  String advice() {
    return "A server finds the file when it is started here (weft up), or with: weft up --sources "
        + below;
  }

  String name() {
    return String.valueOf(file.getFileName());
  }
}
