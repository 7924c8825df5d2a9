package dev.weft.capture.source;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.mesh.Connection;
import java.util.Locale;

/// What can go wrong on the way from a connection to files, each with its sentence. Names are those
/// of documents and of files below the root; where the root lies on the machine stays unsaid.
final class SourceErrors {

  private SourceErrors() {}

  static WeftException unknownConnection(String capture, String connection) {
    return WeftException.of(
        ErrorCode.CAPTURE_CONNECTION,
        "Capture "
            + capture
            + " names connection '"
            + connection
            + "', which the mesh does not have",
        "Correct the name in build.yaml, or have a platform engineer apply connections/"
            + connection
            + ".yaml.");
  }

  static WeftException retired(String capture, Connection connection) {
    return WeftException.of(
        ErrorCode.CAPTURE_CONNECTION,
        "Capture " + capture + " uses connection " + connection.name() + ", which is retired",
        "Name another connection in build.yaml.");
  }

  static WeftException notForDomain(String capture, Connection connection, String domain) {
    return WeftException.of(
        ErrorCode.CAPTURE_CONNECTION,
        "Capture "
            + capture
            + " may not use connection "
            + connection.name()
            + ": it is not given to domain "
            + domain,
        "Ask a platform engineer to add " + domain + " to `domains` of the connection.");
  }

  static WeftException unsupported(String capture, Connection connection) {
    return WeftException.of(
        ErrorCode.CAPTURE_CONNECTION,
        "Capture "
            + capture
            + " cannot read connection "
            + connection.name()
            + " of type "
            + connection.type(),
        "Files are read through connections of type files, tables through those of type"
            + " postgresql, sqlite and duckdb; land other data as files, or generate it.");
  }

  static WeftException unsupportedOrigin(String capture, String connection) {
    return WeftException.of(
        ErrorCode.CAPTURE_CONNECTION,
        "Capture "
            + capture
            + " asks connection "
            + connection
            + " for something else than files or a whole table",
        "Give it `files: <pattern>` or `table: <name>` and nothing beside it, or `generate`.");
  }

  static WeftException recordsElsewhere(CaptureRequest request) {
    return WeftException.of(
        ErrorCode.CAPTURE_PATH,
        "Capture "
            + request.capture()
            + " may not read records of the platform: they are not given to domain "
            + request.domain(),
        "Read them from a product of domain mesh.");
  }

  static WeftException noSecret(String capture, String connection, String secret) {
    return WeftException.of(
        ErrorCode.CAPTURE_CONNECTION,
        "Capture "
            + capture
            + " cannot use connection "
            + connection
            + ": this server has no secret "
            + secret,
        "Have whoever runs the server set WEFT_SECRET_"
            + secret.toUpperCase(Locale.ROOT)
            + ", or write secrets/"
            + secret
            + " in its data folder, for its owner only (mode 0600).");
  }

  static WeftException noSourcesFolder(String capture, Connection connection) {
    return WeftException.of(
        ErrorCode.CAPTURE_CONNECTION,
        "Capture "
            + capture
            + " uses connection "
            + connection.name()
            + ", whose root is relative, but the server has no folder for sources",
        "Start the server with --sources FOLDER, or give the connection an absolute root.");
  }

  static WeftException badRoot(String capture, Connection connection, String why) {
    return WeftException.of(
        ErrorCode.CAPTURE_CONNECTION,
        "Capture "
            + capture
            + " cannot use the root of connection "
            + connection.name()
            + ": "
            + why,
        "Have a platform engineer correct `root` of the connection or make the folder.");
  }

  static WeftException badPattern(String capture, String pattern, String why) {
    return WeftException.of(
        ErrorCode.CAPTURE_PATH,
        "Capture " + capture + " cannot read '" + pattern + "': " + why,
        "Write a path below the connection's root, for instance 2026/*.csv or **/*.parquet.");
  }

  static WeftException leaves(String capture, String name) {
    return WeftException.of(
        ErrorCode.CAPTURE_PATH,
        "Capture "
            + capture
            + " may not read '"
            + name
            + "': it leads out of the connection's root",
        "Put the file itself below the root instead of a link to it.");
  }

  static WeftException closed(String capture, String name) {
    return WeftException.of(
        ErrorCode.CAPTURE_PATH,
        "Capture " + capture + " may not read '" + name + "': it lies in a folder of Weft's own",
        "Keep sources apart from the data folder; released tables are read by their address.");
  }

  static WeftException nothing(String capture, String pattern, String connection) {
    return WeftException.of(
        ErrorCode.CAPTURE_NOTHING,
        "Capture " + capture + " found no file '" + pattern + "' through connection " + connection,
        "Check the pattern and whether the files have arrived.");
  }

  static WeftException unreadable(String capture, String name, String why) {
    return WeftException.of(
        ErrorCode.CAPTURE_UNREADABLE,
        "Capture " + capture + " cannot read '" + name + "': " + why,
        "Make it a plain file that the server's user may read.");
  }

  static WeftException tooMany(String capture, String pattern, String limit) {
    return WeftException.of(
        ErrorCode.CAPTURE_LIMIT,
        "Capture " + capture + " looks at too much with '" + pattern + "': more than " + limit,
        "Narrow the pattern, or gather the data in fewer, larger files.");
  }
}
