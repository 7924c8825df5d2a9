package dev.weft.cli.command;

import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Answers;
import dev.weft.cli.format.Format;
import dev.weft.cli.http.Api;
import dev.weft.cli.http.DataFolder;
import dev.weft.cli.http.Target;
import dev.weft.cli.terminal.Console;
import dev.weft.cli.terminal.Interruptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// One call of the command: its streams, its environment, its global options, and from them the
/// server it talks to.
public final class Session {

  private final Console console;
  private final Map<String, String> environment;
  private final Interruptions interruptions;
  private final Globals globals = new Globals();

  public Session(Console console, Map<String, String> environment, Interruptions interruptions) {
    this.console = console;
    this.environment = Map.copyOf(environment);
    this.interruptions = interruptions;
  }

  public Console console() {
    return console;
  }

  public Globals globals() {
    return globals;
  }

  public Format format() {
    return globals.format();
  }

  public Answers answers() {
    return new Answers(console, globals.format());
  }

  public Interruptions interruptions() {
    return interruptions;
  }

  /// A variable of the environment; empty when it is not set or blank.
  public Optional<String> find(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
  }

  /// The folder of the distribution, as the launcher says it.
  public Optional<Path> findHome() {
    return find("WEFT_HOME").map(Path::of);
  }

  /// What `--data` says to a verb for which it names data. From then on the data folder is the one
  /// of the environment.
  public Optional<String> takeData() {
    Optional<String> text = Optional.ofNullable(globals.data).map(Path::toString);
    globals.data = null;
    return text;
  }

  /// The data folder of this call.
  public DataFolder data() {
    Path path = globals.data;
    if (path == null) {
      path = find("WEFT_DATA").map(Path::of).orElseGet(this::ownFolder);
    }
    return new DataFolder(path.toAbsolutePath().normalize());
  }

  private Path ownFolder() {
    return Path.of(find("HOME").orElse(System.getProperty("user.home", ".")), ".weft");
  }

  /// Whether the server is named rather than the one of the data folder.
  public boolean isElsewhere() {
    return globals.url != null || find("WEFT_URL").isPresent();
  }

  /// The server, as the caller: `--url` and `--token`, else WEFT_URL and WEFT_TOKEN, else the node
  /// of the data folder and its operator. Fails when that one is not up.
  public Api api() {
    return new Api(target());
  }

  /// The server as its operator, whatever `--as` says.
  public Api operator() {
    Target target = target();
    return new Api(new Target(target.url(), target.token(), Optional.empty()));
  }

  private Target target() {
    Optional<String> named = Optional.ofNullable(globals.url).or(() -> find("WEFT_URL"));
    Optional<String> given = Optional.ofNullable(globals.token).or(() -> find("WEFT_TOKEN"));
    Optional<String> as = Optional.ofNullable(globals.as);
    if (named.isPresent()) {
      return new Target(checked(named.get()), given, as);
    }
    DataFolder data = data();
    String url = data.findNode().orElseThrow(() -> CliErrors.noServer(data.path())).url();
    return new Target(url, given.or(data::findOperatorToken), as);
  }

  private static String checked(String url) {
    if (!url.matches("https?://[^/\\s?#]+/?")) {
      throw CliErrors.usage(
          "'" + url + "' is no address of a server", "Write it as http://host:port.");
    }
    return url;
  }
}
