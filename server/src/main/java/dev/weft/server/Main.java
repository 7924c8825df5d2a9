package dev.weft.server;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.server.config.ServerConfig;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `weft serve`: a server in the foreground, until a signal ends it.
public final class Main {

  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  /// Ends with 0 after a signal, else with the exit code of the failure's kind after code, sentence
  /// and remedy on standard error.
  public static void main(String[] arguments) {
    var all = new ArrayList<>(List.of(arguments));
    if (all.size() == 2 && all.getFirst().equals("--train-worker")) {
      System.exit(Training.runWorker(Path.of(all.getLast())));
    }
    int code = run(all, System.getenv(), System.err);
    if (code != 0) {
      System.exit(code);
    }
  }

  /// Starts and waits; 0 once a signal has stopped the server.
  static int run(List<String> arguments, Map<String, String> environment, PrintStream errors) {
    try {
      var server = Server.start(ServerConfig.of(arguments, environment));
      var stopped = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              Thread.ofPlatform()
                  .name("stop")
                  .unstarted(
                      () -> {
                        server.close();
                        stopped.countDown();
                      }));
      stopped.await();
      return 0;
    } catch (WeftException refused) {
      tell(refused, errors);
      return refused.code().kind().exit();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 0;
    } catch (RuntimeException mistake) {
      LOG.error("The server could not start", mistake);
      var bug =
          WeftException.of(
              ErrorCode.SERVER_BUG, "The server could not start", "Read its log, and report it.");
      tell(bug, errors);
      return bug.code().kind().exit();
    }
  }

  /// In the form of the command, which also reads it back when it has started the server.
  private static void tell(WeftException failure, PrintStream errors) {
    errors.println("error " + failure.code().code() + ": " + failure.sentence());
    if (!failure.remedy().isEmpty()) {
      errors.println("  = " + failure.remedy());
    }
  }
}
