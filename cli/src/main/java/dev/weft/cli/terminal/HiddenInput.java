package dev.weft.cli.terminal;

import java.util.Optional;

/// Reads a line that the terminal does not show.
@FunctionalInterface
public interface HiddenInput {

  /// The line; empty when the input has ended, or nothing can be hidden here.
  Optional<String> read();

  /// Of the terminal of this process.
  static HiddenInput ofProcess() {
    return () ->
        Optional.ofNullable(System.console())
            .flatMap(terminal -> Optional.ofNullable(terminal.readPassword()))
            .map(String::new);
  }
}
