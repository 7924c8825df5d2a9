package dev.weft.cli.command;

import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Format;
import dev.weft.cli.terminal.Console;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// One verb. A subclass declares its options and does its work in `run`; what it throws becomes an
/// exit code in one place.
public abstract class Verb implements Callable<Integer> {

  /// Everything was done.
  protected static final int OK = 0;

  /// The work was tried and failed.
  protected static final int FAILED = 1;

  /// There are changes, and the caller asked to be told by the exit code.
  protected static final int CHANGES = 3;

  private final Session session;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this text.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean help;

  protected Verb(Session session) {
    this.session = session;
  }

  /// The formats that `-o` may name here.
  public Set<Format> formats() {
    return Format.OF_THINGS;
  }

  /// Does the work; the answer is the exit code.
  protected abstract int run();

  @Override
  public final Integer call() {
    if (!formats().contains(session.format())) {
      throw CliErrors.usage(
          "`" + spec.qualifiedName() + "` cannot write " + session.format().word(),
          "Use -o "
              + formats().stream().sorted().map(Format::word).collect(Collectors.joining(", "))
              + ".");
    }
    return run();
  }

  protected final Session session() {
    return session;
  }

  protected final Console console() {
    return session.console();
  }

  /// Whether people read the answer.
  protected final boolean isForPeople() {
    return session.format() == Format.TABLE;
  }
}
