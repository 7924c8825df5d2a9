package dev.weft.cli.command;

import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.terminal.Console;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/// Secrets that a verb asks for, one after the other. They are never arguments, which stand in
/// histories of shells and lists of processes.
public sealed interface Secrets {

  /// One that exists. Fails when there is none.
  ///
  /// @param what it is, as in `your password`
  String get(String what);

  /// One that somebody makes up. Fails when there is none, or when they type two.
  String make(String what);

  /// Those that are typed on a terminal, which does not show them.
  static Secrets typed(Console console) {
    return new Typed(console);
  }

  /// Those that come on stdin, one a line.
  static Secrets lines(Console console) {
    try {
      return new Lines(console.read(Lines.LONGEST).lines().toList().iterator());
    } catch (IOException e) {
      return new Lines(List.<String>of().iterator());
    }
  }

  /// See `typed`.
  record Typed(Console console) implements Secrets {
    @Override
    public String get(String what) {
      if (!console.terminal().answers()) {
        throw CliErrors.needsSecret(what);
      }
      String text = console.askHidden(capital(what) + ":").orElse("");
      if (text.isEmpty()) {
        throw CliErrors.needsSecret(what);
      }
      return text;
    }

    @Override
    public String make(String what) {
      String text = get(what);
      if (!text.equals(get(what + " again"))) {
        throw CliErrors.twoSecrets();
      }
      return text;
    }

    private static String capital(String what) {
      return what.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + what.substring(1);
    }
  }

  /// See `lines`.
  record Lines(Iterator<String> left) implements Secrets {

    private static final int LONGEST = 4_096;

    @Override
    public String get(String what) {
      String line = left.hasNext() ? left.next() : "";
      if (line.isEmpty()) {
        throw CliErrors.needsSecretLine(what);
      }
      return line;
    }

    @Override
    public String make(String what) {
      return get(what);
    }
  }
}
