package dev.weft.cli;

import dev.weft.cli.command.Failures;
import dev.weft.cli.command.Session;
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
    Session session = new Session(console, environment, Interruptions.ofProcess());
    Offline offline = new Offline();
    Seams seams =
        new Seams(
            offline,
            offline,
            offline,
            new SystemProcesses(environment.getOrDefault("PATH", "")),
            Browser.ofDesktop());
    System.exit(new Weft(session, seams).execute(args));
  }

  /// Does what the arguments say. Never throws; the answer is the exit code.
  int execute(String... args) {
    int exit = commandLine(args).execute(args);
    try {
      session.console().flush();
    } catch (OutputClosed e) {
      return exit;
    }
    return exit;
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
