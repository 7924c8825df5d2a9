package dev.weft.capture.source;

import dev.weft.model.mesh.Connection;
import dev.weft.model.product.Build.FileFormat;
import dev.weft.model.product.Build.Origin;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Finds what a capture may read. A product reaches outside only through a connection that its
/// domain was given, and only below that connection's root: patterns cannot go up, links are
/// resolved and must stay inside, folders of Weft itself are closed. Holds no state; of a file's
/// content only a fingerprint is taken; threads may share it. Between resolving and opening whoever
/// may write below the root can still change what lies there; the paths given out contain no links.
public final class CaptureSources {

  private final Optional<Path> sources;
  private final List<Path> closed;
  private final FileLimits limits;

  /// Makes the one that a process uses.
  ///
  /// @param sources where relative roots of connections start; without it they are refused
  /// @param closed folders that are never read, such as the data folder; they need not exist yet
  public CaptureSources(Optional<Path> sources, List<Path> closed, FileLimits limits) {
    this.sources = sources;
    this.closed = List.copyOf(closed);
    this.limits = limits;
  }

  /// Resolves an origin.
  ///
  /// @param connections by name; only asked for origins that name one
  /// @throws dev.weft.model.error.WeftException CAPTURE_CONNECTION when the connection is unknown,
  ///   retired, of another type, not given to the domain or without a usable root; CAPTURE_PATH
  ///   when pattern or file lies outside; CAPTURE_NOTHING when no file fits; CAPTURE_UNREADABLE
  ///   when one cannot be read; CAPTURE_LIMIT when more fit than one capture may have
  public Found resolve(CaptureRequest request, Function<String, Optional<Connection>> connections) {
    String capture = request.capture();
    return switch (request.origin()) {
      case Origin.Files(String name, String glob, FileFormat format) -> {
        Connection connection =
            connections
                .apply(name)
                .orElseThrow(() -> SourceErrors.unknownConnection(capture, name));
        Glob pattern = pattern(capture, request.instead().orElse(glob));
        yield files(request, connection, pattern, formatOf(pattern, format));
      }
      case Origin.Generated generated -> {
        request
            .instead()
            .ifPresent(
                path -> {
                  throw SourceErrors.badPattern(capture, path, "the capture is made up, not read");
                });
        yield new Found.Synthetic(generated, Fingerprint.of(generated));
      }
      case Origin.Other other -> {
        Connection connection =
            connections
                .apply(other.connection())
                .orElseThrow(() -> SourceErrors.unknownConnection(capture, other.connection()));
        ConnectionRoot.check(request, connection);
        throw SourceErrors.unsupportedOrigin(capture, connection.name());
      }
    };
  }

  private Found files(
      CaptureRequest request, Connection connection, Glob pattern, FileFormat format) {
    ConnectionRoot root = ConnectionRoot.of(request, connection, sources, closed);
    List<Found.SourceFile> files = new FileSearch(request.capture(), root, pattern, limits).files();
    if (files.isEmpty()) {
      throw SourceErrors.nothing(request.capture(), pattern.text(), connection.name());
    }
    return new Found.Files(files, format, Fingerprint.of(request.capture(), files, format));
  }

  private static Glob pattern(String capture, String text) {
    Optional<String> problem = Glob.problem(text);
    if (problem.isPresent()) {
      throw SourceErrors.badPattern(capture, text, problem.get());
    }
    return Glob.of(text);
  }

  /// The ending decides when it says something, so that a preview may read another format.
  private static FileFormat formatOf(Glob pattern, FileFormat declared) {
    String name = pattern.parts().getLast().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return FileFormat.CSV;
    }
    if (name.endsWith(".parquet")) {
      return FileFormat.PARQUET;
    }
    return name.endsWith(".jsonl") || name.endsWith(".ndjson") ? FileFormat.JSON_LINES : declared;
  }
}
