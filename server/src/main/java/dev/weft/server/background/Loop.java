package dev.weft.server.background;

import java.time.Duration;

/// Something that is done again and again. Turns never overlap.
public interface Loop {

  /// For the log.
  String name();

  /// Time from the end of one turn to the beginning of the next, and before the first.
  Duration every();

  /// One turn. What it throws is logged and ends the turn, not the loop. An interrupt asks it to
  /// end soon.
  void turn();
}
