package dev.weft.engine.duckdb.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left to a process inside.
@Tag("processes")
class JailTest {

  /// Goes in and tries.
  static final class Prisoner {

    @FunctionalInterface
    private interface Deed {
      void dare() throws Exception;
    }

    public static void main(String[] words) throws Exception {
      Path folder = Path.of(words[0]);
      Path scratch = folder.resolve("scratch");
      int port = Integer.parseInt(words[1]);
      InetAddress here = InetAddress.getLoopbackAddress();
      List<Path> read = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
      read.add(folder.resolve("data"));
      Stream.of("/lib", "/lib64", "/usr/lib").map(Path::of).forEach(read::add);
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        read.add(Path.of(entry));
      }
      // loaded before: what they need lies outside afterwards
      tell("warm", () -> new Socket(here, port).close());
      tell("warm", () -> new ProcessBuilder("true").start().waitFor());
      new Jail(2L << 30, 1L << 30, read, List.of(scratch))
          .enter(new Libc())
          .forEach((guard, answer) -> System.err.println("guard." + guard + "=" + answer));
      tell("read-decided", () -> Files.readString(folder.resolve("data/file")));
      tell("write-scratch", () -> Files.writeString(scratch.resolve("file"), "x"));
      tell("thread", () -> Thread.ofPlatform().start(() -> {}).join());
      tell("read-passwd", () -> Files.readString(Path.of("/etc/passwd")));
      tell("write-decided", () -> Files.writeString(folder.resolve("data/new"), "x"));
      tell("write-elsewhere", () -> Files.writeString(folder.resolve("new"), "x"));
      tell("list-root", () -> list(Path.of("/")));
      tell("exec", () -> new ProcessBuilder("true").start());
      tell("socket", () -> new Socket(here, port).close());
      tell("listen", () -> new ServerSocket(0).close());
      tell("signal-parent", () -> signal(ProcessHandle.current().parent().orElseThrow().pid()));
      System.err.println("end=yes");
    }

    private static void list(Path folder) throws IOException {
      try (Stream<Path> all = Files.list(folder)) {
        System.err.println("listed " + all.count());
      }
    }

    private static void signal(long pid) throws IOException {
      // 0 asks only whether one might
      if (new Libc()
              .system(System.getProperty("os.arch").equals("aarch64") ? 129 : 62, pid, 0, 0, 0)
          < 0) {
        throw new IOException("not permitted");
      }
    }

    private static void tell(String name, Deed deed) {
      String outcome;
      try {
        deed.dare();
        outcome = "done";
      } catch (Exception e) {
        outcome = "refused";
      }
      System.err.println(name + "=" + outcome);
    }
  }

  @Test
  void leavesOnlyWhatWasDecidedAndScratch(@TempDir Path folder)
      throws IOException, InterruptedException {
    Files.createDirectory(folder.resolve("data"));
    Files.createDirectory(folder.resolve("scratch"));
    Files.writeString(folder.resolve("data/file"), "decided");
    Map<String, String> told = new HashMap<>();
    try (ServerSocket door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      Process prisoner =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  classPath(),
                  Prisoner.class.getName(),
                  folder.toString(),
                  Integer.toString(door.getLocalPort()))
              .redirectErrorStream(true)
              .start();
      String text = new String(prisoner.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(prisoner.waitFor()).as(text).isZero();
      text.lines()
          .filter(line -> line.contains("="))
          .forEach(line -> told.put(line.replaceAll("=.*", ""), line.replaceAll(".*=", "")));
    }
    assertThat(told)
        .containsEntry("end", "yes")
        .containsEntry("warm", "done")
        .containsEntry("read-decided", "done")
        .containsEntry("write-scratch", "done")
        .containsEntry("thread", "done")
        .containsEntry("guard.memory-limit", "0")
        .containsEntry("guard.no-new-privileges", "0");
    // a system may lack these two, and then says so
    if ("0".equals(told.get("guard.landlock"))) {
      assertThat(told)
          .containsEntry("read-passwd", "refused")
          .containsEntry("write-decided", "refused")
          .containsEntry("write-elsewhere", "refused")
          .containsEntry("list-root", "refused");
    }
    if ("0".equals(told.get("guard.seccomp"))) {
      assertThat(told)
          .containsEntry("exec", "refused")
          .containsEntry("socket", "refused")
          .containsEntry("listen", "refused")
          .containsEntry("signal-parent", "refused");
    }
  }

  private static String classPath() {
    return Stream.of(JailTest.class, Jail.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .reduce((first, second) -> first + File.pathSeparator + second)
        .orElseThrow();
  }
}
