package dev.weft.engine.duckdb.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// What a worker says of its jail once it answers.
///
/// @param guards each step by name with what the system answered: 0 when it holds, else the
///   negative number of the error
public record Readiness(SequencedMap<String, Integer> guards) {

  public Readiness {
    guards = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(guards));
  }

  /// Whether every guard holds.
  public boolean isJailed() {
    return guards.values().stream().allMatch(answer -> answer == 0);
  }

  /// As the payload of a frame.
  public byte[] encode() {
    return guards.entrySet().stream()
        .map(guard -> guard.getKey() + "=" + guard.getValue())
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /// Reads a payload.
  public static Readiness decode(byte[] payload) throws IOException {
    SequencedMap<String, Integer> guards = new LinkedHashMap<>();
    try {
      for (String line : new String(payload, StandardCharsets.UTF_8).lines().toList()) {
        String[] parts = line.split("=", 2);
        guards.put(parts[0], Integer.valueOf(parts[1]));
      }
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new IOException("guards that cannot be read", e);
    }
    return new Readiness(guards);
  }

  /// Names of those that do not hold, for messages.
  public String missing() {
    return guards.entrySet().stream()
        .filter(guard -> guard.getValue() != 0)
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(", "));
  }
}
