package dev.weft.catalog.audit;

import static dev.weft.catalog.audit.Records.decision;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Records from eight threads until somebody kills it, and says each record once it is durable.
final class KilledRecorder {

  private KilledRecorder() {}

  static void main(String[] arguments) throws InterruptedException {
    var log =
        AuditLog.open(
            arguments[0], AuditKey.of(AuditKey.fresh()), new Records.Kept(), AuditContract.PATIENT);
    for (int i = 0; i < 8; i++) {
      String who = arguments[1] + "-" + i;
      Thread.ofPlatform().start(() -> record(log, who));
    }
    Thread.currentThread().join();
  }

  private static void record(AuditLog log, String who) {
    for (int turn = 0; ; turn++) {
      String name = who + "-" + turn + ".";
      say(log.append(decision(name)) + " " + name);
    }
  }

  private static void say(String line) {
    OutputStream output = System.out;
    try {
      synchronized (output) {
        output.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        output.flush();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
