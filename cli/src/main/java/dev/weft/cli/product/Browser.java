package dev.weft.cli.product;

import dev.weft.cli.command.Session;
import dev.weft.cli.terminal.Terminal;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/// Shows an address to a person, where there is a browser to show it.
@FunctionalInterface
public interface Browser {

  void open(Session session, String url);

  /// The browser of this desktop, only when the output is a terminal.
  static Browser ofDesktop() {
    return (session, url) -> {
      if (session.console().terminal().is(Terminal.Stream.OUT)) {
        program(session).ifPresent(program -> start(session, program, url));
      }
    };
  }

  private static Optional<String> program(Session session) {
    if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac")) {
      return Optional.of("open");
    }
    return session
        .find("DISPLAY")
        .or(() -> session.find("WAYLAND_DISPLAY"))
        .map(display -> "xdg-open");
  }

  private static void start(Session session, String program, String url) {
    try {
      new ProcessBuilder(program, url)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      session.console().say("No browser could be opened (" + program + " is missing).");
    }
  }
}
