package dev.weft.cli.help;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Json;
import picocli.CommandLine.Command;

/// `weft version`.
@Command(name = "version", description = "Show the version of this command.")
public final class Version extends Verb {

  public Version(Session session) {
    super(session);
  }

  /// The version of the jar; a checkout that runs without one says so.
  public static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  @Override
  protected int run() {
    if (isForPeople()) {
      console().print("weft " + number() + " (Java " + Runtime.version() + ")");
      return OK;
    }
    var answer = Json.object();
    answer.put("schema", "weft.version/v1");
    answer.put("version", number());
    answer.put("java", Runtime.version().toString());
    session().answers().tree(answer);
    return OK;
  }
}
