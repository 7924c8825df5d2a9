package dev.weft.cli.help;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `weft completion`: a script for a shell.
@Command(
    name = "completion",
    description = {
      "Print a script that completes verbs and options.",
      "bash: source <(weft completion bash)   zsh: source <(weft completion zsh)   fish: weft"
          + " completion fish | source"
    })
public final class Completion extends Verb {

  /// The shells it is written for.
  enum Shell {
    BASH,
    ZSH,
    FISH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
  private Shell shell;

  private final Supplier<CommandLine> whole;

  /// @param whole makes the command line with every verb.
  public Completion(Session session, Supplier<CommandLine> whole) {
    super(session);
    this.whole = whole;
  }

  @Override
  protected int run() {
    CommandLine weft = whole.get();
    console()
        .print(
            switch (shell) {
              case BASH, ZSH -> AutoComplete.bash("weft", weft).stripTrailing();
              case FISH -> Fish.script(weft);
            });
    return OK;
  }
}
