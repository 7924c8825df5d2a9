package dev.weft.cli.command;

import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Answers;
import dev.weft.cli.format.Format;
import dev.weft.cli.http.Api;
import dev.weft.cli.http.DataFolder;
import dev.weft.cli.http.KeptSessions;
import dev.weft.cli.http.Renewal;
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
    return home().resolve(".weft");
  }

  private Path home() {
    return Path.of(find("HOME").orElse(System.getProperty("user.home", ".")));
  }

  /// Whether the server is named rather than the one of the data folder.
  public boolean isElsewhere() {
    return globals.url != null || find("WEFT_URL").isPresent();
  }

  /// The server, as the caller: `--url` and `--token`, else WEFT_URL and WEFT_TOKEN, else the node
  /// of the data folder; without a token the session that `weft login` began there, and at one's
  /// own node otherwise its operator. Fails when the node is not up.
  public Api api() {
    return new Api(target());
  }

  /// The server as its operator, whatever `--as` says.
  public Api operator() {
    Optional<String> token = given();
    if (token.isEmpty() && !isElsewhere()) {
      token = data().findOperatorToken();
    }
    return new Api(new Target(url(), token, Optional.empty()));
  }

  /// The address of the server.
  public String url() {
    Optional<String> named = named();
    DataFolder data = data();
    String url =
        named.isPresent()
            ? checked(named.get())
            : data.findNode().orElseThrow(() -> CliErrors.noServer(data.path())).url();
    return new Target(url, Optional.empty(), Optional.empty()).url();
  }

  /// The server as nobody.
  public Api guest() {
    return new Api(new Target(url(), Optional.empty(), Optional.empty()));
  }

  /// The server as the owner of a token.
  public Api as(String token) {
    return new Api(new Target(url(), Optional.of(token), Optional.empty()));
  }

  /// Sessions that `weft login` began.
  public KeptSessions kept() {
    Path config = find("XDG_CONFIG_HOME").map(Path::of).orElseGet(() -> home().resolve(".config"));
    return new KeptSessions(config.resolve("weft").resolve("sessions"));
  }

  public Renewal renewal() {
    return new Renewal(kept());
  }

  private Optional<String> given() {
    return Optional.ofNullable(globals.token).or(() -> find("WEFT_TOKEN"));
  }

  private Optional<String> named() {
    return Optional.ofNullable(globals.url).or(() -> find("WEFT_URL"));
  }

  /// A token that is given counts first, then a session, then the token of the data folder's owner.
  private Target target() {
    Optional<String> given = given();
    Optional<String> as = Optional.ofNullable(globals.as);
    String url = url();
    Optional<String> session = given.isPresent() ? given : renewal().token(url);
    return new Target(
        url, named().isPresent() ? session : session.or(data()::findOperatorToken), as);
  }

  private static String checked(String url) {
    if (!url.matches("https?://[^/\\s?#]+/?")) {
      throw CliErrors.usage(
          "'" + url + "' is no address of a server", "Write it as http://host:port.");
    }
    return url;
  }
}
