package dev.weft.engine.duckdb.pool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is resident in memory of a process of this machine.
record Resident(Path status) {

  private static final Pattern LINE = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  static Resident of(Process process) {
    return new Resident(Path.of("/proc/" + process.pid() + "/status"));
  }

  /// 0 when the process is gone.
  long bytes() {
    try {
      Matcher line = LINE.matcher(Files.readString(status));
      return line.find() ? Long.parseLong(line.group(1)) << 10 : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
