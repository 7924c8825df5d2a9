package dev.weft.capture.source;

import dev.weft.model.mesh.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The folder below which a connection's files lie, links resolved, with the folders in it that
/// stay closed.
record ConnectionRoot(Path folder, List<Path> closed) {

  ConnectionRoot {
    closed = List.copyOf(closed);
  }

  /// Refuses a connection that the request may not use.
  static void check(CaptureRequest request, Connection connection) {
    if (connection.retired()) {
      throw SourceErrors.retired(request.capture(), connection);
    }
    if (!connection.domains().contains(request.domain())) {
      throw SourceErrors.notForDomain(request.capture(), connection, request.domain());
    }
  }

  /// The root of a connection that may be used.
  ///
  /// @param text as the connection says it
  static ConnectionRoot of(
      CaptureRequest request,
      Connection connection,
      String text,
      Optional<Path> sources,
      List<Path> closedFolders) {
    String capture = request.capture();
    Path folder = real(capture, connection, place(capture, connection, text, sources));
    if (!Path.of(text).isAbsolute()) {
      Path base = real(capture, connection, sources.orElseThrow());
      if (!folder.startsWith(base)) {
        throw SourceErrors.badRoot(
            capture, connection, "'" + text + "' leads out of the server's folder for sources");
      }
    }
    List<Path> closed = closedFolders.stream().map(ConnectionRoot::resolved).toList();
    if (closed.stream().anyMatch(folder::startsWith)) {
      throw SourceErrors.badRoot(
          capture, connection, "'" + text + "' lies in a folder of Weft's own");
    }
    return new ConnectionRoot(folder, closed);
  }

  boolean isClosed(Path real) {
    return closed.stream().anyMatch(real::startsWith);
  }

  private static Path place(
      String capture, Connection connection, String text, Optional<Path> sources) {
    try {
      Path path = Path.of(text);
      if (path.isAbsolute()) {
        return path;
      }
      return sources
          .orElseThrow(() -> SourceErrors.noSourcesFolder(capture, connection))
          .resolve(path);
    } catch (InvalidPathException e) {
      throw SourceErrors.badRoot(capture, connection, "it is no path").causedBy(e);
    }
  }

  private static Path real(String capture, Connection connection, Path path) {
    try {
      Path real = path.toRealPath();
      if (Files.isDirectory(real)) {
        return real;
      }
      throw SourceErrors.badRoot(capture, connection, "it is no folder");
    } catch (IOException e) {
      throw SourceErrors.badRoot(capture, connection, "the folder cannot be opened").causedBy(e);
    }
  }

  /// A folder that does not exist yet holds nothing that could be reached through a link.
  private static Path resolved(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder.toAbsolutePath().normalize();
    }
  }
}
