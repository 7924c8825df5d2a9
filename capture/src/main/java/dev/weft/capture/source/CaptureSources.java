package dev.weft.capture.source;

import dev.weft.capture.copy.CopyLimits;
import dev.weft.model.mesh.Connection;
import dev.weft.model.mesh.Domain;
import dev.weft.model.mesh.Endpoint;
import dev.weft.model.product.Build.FileFormat;
import dev.weft.model.product.Build.Origin;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Finds what a capture may read. A product reaches outside only through a connection that its
/// domain was given, and only below that connection's root or in its database: patterns cannot go
/// up, links are resolved and must stay inside, folders of Weft itself are closed. Holds no state;
/// of a file's content only a fingerprint is taken, databases are not dialled here; threads may
/// share it. Between resolving and opening whoever may write below the root can still change what
/// lies there; the paths given out contain no links.
public final class CaptureSources {

  private final Optional<Path> sources;
  private final List<Path> closed;
  private final FileLimits limits;
  private final TableSources tables;
  private final CopyLimits copies;

  /// Makes the one that a process uses.
  ///
  /// @param sources where relative roots of connections start; without it they are refused
  /// @param closed folders that are never read, such as the data folder; they need not exist yet
  /// @param copies what a copy of a table may take
  public CaptureSources(
      Optional<Path> sources,
      List<Path> closed,
      FileLimits limits,
      Secrets secrets,
      CopyLimits copies) {
    this.sources = sources;
    this.closed = List.copyOf(closed);
    this.limits = limits;
    this.copies = copies;
    this.tables = new TableSources(secrets, copies);
  }

  /// Resolves an origin.
  ///
  /// @param connections by name; only asked for origins that name one
  /// @throws dev.weft.model.error.WeftException CAPTURE_CONNECTION when the connection is unknown,
  ///   retired, of another type, not given to the domain or without a usable root; CAPTURE_PATH
  ///   when pattern or file lies outside, or records of the platform are asked for by another
  ///   domain than that of the mesh; CAPTURE_NOTHING when no file fits; CAPTURE_UNREADABLE when one
  ///   cannot be read; CAPTURE_LIMIT when more fit than one capture may have
  public Found resolve(CaptureRequest request, Function<String, Optional<Connection>> connections) {
    String capture = request.capture();
    return switch (request.origin()) {
      case Origin.Files(String name, String glob, FileFormat format) -> {
        Connection connection = given(request, name, connections);
        Glob pattern = pattern(capture, request.instead().orElse(glob));
        yield files(request, connection, pattern, formatOf(pattern, format));
      }
      case Origin.Table(String name, String table) -> {
        refuseInstead(request, "the capture reads a table");
        yield table(request, given(request, name, connections), table);
      }
      case Origin.Generated generated -> {
        refuseInstead(request, "the capture is made up, not read");
        yield new Found.Synthetic(generated, Fingerprint.of(generated));
      }
      case Origin.Records records -> {
        refuseInstead(request, "the capture reads records of the platform");
        if (!request.domain().equals(Domain.MESH)) {
          throw SourceErrors.recordsElsewhere(request);
        }
        yield new Found.Records(records, copies);
      }
      case Origin.Other other -> {
        Connection connection = given(request, other.connection(), connections);
        throw SourceErrors.unsupportedOrigin(capture, connection.name());
      }
    };
  }

  private static Connection given(
      CaptureRequest request, String name, Function<String, Optional<Connection>> connections) {
    Connection connection =
        connections
            .apply(name)
            .orElseThrow(() -> SourceErrors.unknownConnection(request.capture(), name));
    ConnectionRoot.check(request, connection);
    return connection;
  }

  private static void refuseInstead(CaptureRequest request, String why) {
    request
        .instead()
        .ifPresent(
            path -> {
              throw SourceErrors.badPattern(request.capture(), path, why);
            });
  }

  private Found files(
      CaptureRequest request, Connection connection, Glob pattern, FileFormat format) {
    if (!(connection.endpoint() instanceof Endpoint.Files(String text))) {
      throw SourceErrors.unsupported(request.capture(), connection);
    }
    List<Found.SourceFile> files = search(request, connection, text, pattern);
    return new Found.Files(files, format, Fingerprint.of(request.capture(), files, format));
  }

  private List<Found.SourceFile> search(
      CaptureRequest request, Connection connection, String text, Glob pattern) {
    ConnectionRoot root = ConnectionRoot.of(request, connection, text, sources, closed);
    List<Found.SourceFile> files = new FileSearch(request.capture(), root, pattern, limits).files();
    if (files.isEmpty()) {
      throw SourceErrors.nothing(request.capture(), pattern.text(), connection.name());
    }
    return files;
  }

  private Found table(CaptureRequest request, Connection connection, String table) {
    return switch (connection.endpoint()) {
      case Endpoint.Sqlite(String root, String file) -> {
        yield tables.sqlite(connection, one(request, connection, root, file).path(), table);
      }
      case Endpoint.Duckdb(String root, String file) ->
          tables.duckdb(connection, one(request, connection, root, file), table);
      case Endpoint.Postgresql postgresql ->
          tables.postgresql(request.capture(), connection, postgresql, table);
      case Endpoint.Files files -> throw SourceErrors.unsupported(request.capture(), connection);
      case Endpoint.Webhook _, Endpoint.Smtp _ ->
          throw SourceErrors.unsupported(request.capture(), connection);
      case Endpoint.Other other -> throw SourceErrors.unsupported(request.capture(), connection);
    };
  }

  private Found.SourceFile one(
      CaptureRequest request, Connection connection, String root, String file) {
    return search(request, connection, root, pattern(request.capture(), file)).getFirst();
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
