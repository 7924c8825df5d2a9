package dev.weft.cli;

import dev.weft.cli.command.Failures;
import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.format.Format;
import dev.weft.cli.help.Version;
import dev.weft.cli.node.SystemProcesses;
import dev.weft.cli.product.Browser;
import dev.weft.cli.terminal.Console;
import dev.weft.cli.terminal.Interruptions;
import dev.weft.cli.terminal.OutputClosed;
import dev.weft.cli.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// The command `weft`. Only the verb that was named is loaded; the help of all is a table.
public final class Weft {

  private final Session session;
  private final Verbs verbs;

  Weft(Session session, Seams seams) {
    this.session = session;
    this.verbs = new Verbs(session, seams, this::whole);
  }

  public static void main(String[] args) {
    Map<String, String> environment = System.getenv();
    Console console =
        new Console(
            new FileInputStream(FileDescriptor.in),
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            Terminal.of(environment));
    System.exit(of(new Session(console, environment, Interruptions.ofProcess())).execute(args));
  }

  /// The command with everything that it reaches outside itself, for one call.
  public static Weft of(Session session) {
    Offline offline = new Offline();
    var processes = new SystemProcesses(session.find("PATH").orElse(""));
    return new Weft(
        session,
        new Seams(
            offline,
            offline,
            offline,
            offline,
            processes,
            Browser.ofDesktop(),
            offline,
            new OfflineTests(),
            new OfflineExchange()));
  }

  /// Does what the arguments say. Never throws; the answer is the exit code.
  public int execute(String... args) {
    int exit = commandLine(args).execute(args);
    try {
      session.console().flush();
    } catch (OutputClosed e) {
      return exit;
    }
    return exit;
  }

  /// Every verb with the nouns before it, such as `domain member add`, in order.
  public List<String> verbs() {
    var verbs = new TreeSet<String>();
    collect("", whole(), verbs);
    return List.copyOf(verbs);
  }

  private static void collect(String nouns, CommandLine line, Set<String> verbs) {
    line.getSubcommands()
        .forEach(
            (name, sub) -> {
              if (sub.getCommand() instanceof Verb) {
                verbs.add(nouns + name);
              }
              collect(nouns + name + " ", sub, verbs);
            });
  }

  /// The command line as far as these arguments need it.
  private CommandLine commandLine(String... args) {
    CommandLine weft = root();
    Arguments.verb(weft.getCommandSpec(), List.of(args))
        .flatMap(verbs::find)
        .ifPresent(entry -> weft.addSubcommand(entry.name(), entry.maker().get()));
    return configured(weft);
  }

  /// The command line with every verb.
  CommandLine whole() {
    CommandLine weft = root();
    verbs.list().forEach(entry -> weft.addSubcommand(entry.name(), entry.maker().get()));
    return configured(weft);
  }

  private CommandLine root() {
    return new CommandLine(new Root(session.globals()));
  }

  private CommandLine configured(CommandLine weft) {
    PrintWriter out = new PrintWriter(new Lines(session.console()), true);
    HelpText.of(verbs).applyTo(weft);
    weft.getCommandSpec().versionProvider(() -> new String[] {"weft " + Version.number()});
    return weft.setOut(out)
        .setErr(new PrintWriter(Writer.nullWriter()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setAbbreviatedOptionsAllowed(false)
        .setExecutionStrategy(this::run)
        .setParameterExceptionHandler(this::misused)
        .setExecutionExceptionHandler((failure, line, result) -> Failures.tell(failure, session));
  }

  private int run(CommandLine.ParseResult parsed) {
    if (session.globals().isColorless()) {
      session.console().dropColor();
    }
    if (parsed.subcommands().isEmpty()
        && !parsed.isUsageHelpRequested()
        && !parsed.isVersionHelpRequested()) {
      CommandLine weft = parsed.commandSpec().commandLine();
      session.console().say(weft.getUsageMessage().stripTrailing());
      return weft.getCommandSpec().exitCodeOnInvalidInput();
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private int misused(ParameterException mistake, String[] args) {
    if (List.of(args).contains("--no-color")) {
      session.console().dropColor();
    }
    Format format = Arguments.format(List.of(args)).orElse(Format.TABLE);
    return Failures.tell(
        Misuse.of(mistake, verbs.list().stream().map(Verbs.Entry::name).toList()),
        session.console(),
        format);
  }

  /// What picocli prints, through our console.
  private static final class Lines extends Writer {
    private final Console console;
    private final StringBuilder text = new StringBuilder();

    Lines(Console console) {
      this.console = console;
    }

    @Override
    public void write(char[] buffer, int offset, int length) {
      text.append(buffer, offset, length);
    }

    @Override
    public void flush() {
      int end = text.lastIndexOf("\n");
      if (end >= 0) {
        console.print(text.substring(0, end));
        text.delete(0, end + 1);
      }
    }

    @Override
    public void close() {
      flush();
    }
  }
}
