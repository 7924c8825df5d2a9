package dev.weft.server.data;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What can be wrong with the data folder.
final class DataErrors {

  private DataErrors() {}

  static WeftException inUse(Path folder, Optional<ServerFile> holder) {
    String who =
        holder.map(h -> " (process " + h.pid() + ", " + h.url() + ")").orElse(" that is starting");
    return WeftException.of(
            ErrorCode.SERVER_DATA_IN_USE,
            "The data folder " + folder + " is in use by another server" + who,
            "Use that one, stop it with 'weft down', or choose another folder with --data.")
        .withDetails(
            holder
                .map(h -> Map.of("pid", Long.toString(h.pid()), "url", h.url()))
                .orElse(Map.of()));
  }

  static WeftException notAFolder(Path folder) {
    return WeftException.of(
        ErrorCode.SERVER_STORE,
        "The data folder " + folder + " is a file or cannot be made",
        "Choose another folder with --data.");
  }

  static WeftException notWritable(Path file, Throwable cause) {
    return WeftException.of(
            ErrorCode.SERVER_STORE,
            "The server cannot read and write " + file,
            "Check owner, rights and free space of the data folder.")
        .causedBy(cause);
  }

  static WeftException unreadableSecret(Path file, Throwable cause) {
    return WeftException.of(
            ErrorCode.SERVER_STORE,
            "The server cannot read the secret in " + file,
            "Check that the file exists and that the server's user may read it.")
        .causedBy(cause);
  }

  static WeftException unreadableSecret(String name, Throwable cause) {
    return WeftException.of(
            ErrorCode.CAPTURE_CONNECTION,
            "The server cannot read the secret " + name,
            "Have whoever runs it check that secrets/" + name + " is a file of the server's user.")
        .causedBy(cause);
  }

  static WeftException openSecret(String name) {
    return WeftException.of(
        ErrorCode.CAPTURE_CONNECTION,
        "The secret " + name + " lies in a file that others may read, so it is not used",
        "Have whoever runs the server make secrets/"
            + name
            + " one for its owner only: mode 0600.");
  }

  static WeftException damagedToken(Path file) {
    return WeftException.of(
        ErrorCode.SERVER_STORE,
        "The operator's token in " + file + " is damaged",
        "Remove the file; the server makes a new one at its next start.");
  }

  static WeftException notASample(Path folder) {
    return WeftException.of(
        ErrorCode.SERVER_SAMPLE,
        "The mesh in " + folder + " was not made with --sample and cannot become a sample mesh",
        "Start without --sample, or choose another folder with --data.");
  }
}
