package dev.weft.cli.node;

import dev.weft.cli.command.Session;
import dev.weft.cli.failure.Failure;
import dev.weft.cli.format.Json;
import dev.weft.cli.node.Doctor.Check;
import dev.weft.cli.terminal.Spans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What a node needs of this machine, looked at one by one.
final class Machine {

  private static final long LEAST_FREE = 2_000_000_000L;
  private static final int JAVA = 25;

  private final Session session;
  private final Path data;

  Machine(Session session) {
    this.session = session;
    this.data = session.data().path();
  }

  List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    checks.add(java());
    if (!session.isElsewhere()) {
      checks.add(folder());
      checks.add(token());
      checks.add(disk());
    }
    checks.addAll(server());
    return checks;
  }

  private static Check java() {
    int version = Runtime.version().feature();
    return new Check(
        "java",
        Runtime.version().toString(),
        version >= JAVA ? "" : "Install a JDK " + JAVA + " or newer, or export JAVA_HOME.");
  }

  private Check folder() {
    if (!Files.exists(data)) {
      return new Check("data folder", data + " does not exist yet", "Start a node: weft up.");
    }
    boolean usable = Files.isDirectory(data) && Files.isWritable(data);
    return new Check(
        "data folder",
        data + (usable ? "" : " cannot be written"),
        usable ? "" : "Make it yours (chown, chmod u+rwx), or choose another with --data.");
  }

  private Check token() {
    Path file = data.resolve("operator.token");
    try {
      String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
      boolean alone = rights.endsWith("------");
      return new Check(
          "operator token",
          file + " " + rights,
          alone ? "" : "Others can read it: chmod 600 " + file + ".");
    } catch (UnsupportedOperationException e) {
      return new Check("operator token", file + ", rights unknown on this system", "");
    } catch (IOException e) {
      return new Check("operator token", file + " cannot be read", "Start a node: weft up.");
    }
  }

  private Check disk() {
    Path at = data;
    while (!Files.exists(at) && at.getParent() != null) {
      at = at.getParent();
    }
    try {
      long free = Files.getFileStore(at).getUsableSpace();
      return new Check(
          "disk",
          Spans.bytes(free) + " free",
          free >= LEAST_FREE ? "" : "Make room: a node wants " + Spans.bytes(LEAST_FREE) + ".");
    } catch (IOException e) {
      return new Check("disk", "the file system does not say", "Check that it is mounted.");
    }
  }

  /// The server with its guards, and its database when the caller may know it.
  private List<Check> server() {
    try {
      JsonNode status = session.api().get("/status");
      List<Check> checks = new ArrayList<>();
      checks.add(
          new Check(
              "server", Json.text(status, "version") + " at " + Json.text(status, "url"), ""));
      String database = Json.text(status, "database");
      if (!database.isEmpty()) {
        checks.add(new Check("database", database, ""));
      }
      checks.add(cage(status.path("cage")));
      return checks;
    } catch (Failure failure) {
      return List.of(new Check("server", failure.problem().message(), failure.problem().remedy()));
    }
  }

  /// Which guards hold around queries. A missing one is wrong only where all are required, and then
  /// the server does not even start.
  private static Check cage(JsonNode cage) {
    List<String> hold = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (JsonNode guard : cage.path("guards")) {
      (guard.path("holds").asBoolean() ? hold : missing).add(Json.text(guard, "name"));
    }
    String found =
        hold.isEmpty() && missing.isEmpty()
            ? "no worker has started yet"
            : "hold: " + words(hold) + "; missing: " + words(missing);
    return new Check("guards of queries", found, "");
  }

  private static String words(List<String> all) {
    return all.isEmpty() ? "none" : String.join(", ", all);
  }
}
