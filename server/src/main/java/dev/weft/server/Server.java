package dev.weft.server;

import dev.weft.server.background.Loops;
import dev.weft.server.config.HttpConfig;
import dev.weft.server.config.ServerConfig;
import dev.weft.server.data.DataFolder;
import dev.weft.server.data.ServerFile;
import dev.weft.server.rest.RestDoor;
import dev.weft.usecases.mesh.Node;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A server that is up. Closing it lets requests end, stops runs and statements, and leaves a data
/// folder that the next server can take.
final class Server implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private final String url;
  private final Deque<AutoCloseable> opened;

  private Server(String url, Deque<AutoCloseable> opened) {
    this.url = url;
    this.opened = opened;
  }

  /// Starts; answers at `url` afterwards. Throws `WeftException` when something is in the way, and
  /// leaves nothing open then: SERVER_DATA_IN_USE, SERVER_PORT, SERVER_STORE, SERVER_SAMPLE.
  static Server start(ServerConfig config) {
    var opened = new ArrayDeque<AutoCloseable>();
    try {
      return start(config, opened);
    } catch (RuntimeException e) {
      closeAll(opened);
      throw e;
    }
  }

  private static Server start(ServerConfig config, Deque<AutoCloseable> opened) {
    DataFolder data = opened(opened, open(config));
    HttpConfig http = RestDoor.withFreePort(config.http());
    String url = RestDoor.url(http);
    String version = ServerVersion.current();
    String database = config.database().shown(data.catalog());
    var node =
        new Node(version, url, database, micros(Clock.systemUTC().instant()), data.isSample());
    Wiring wiring = new Wiring(config, data, node, opened);
    opened(opened, wiring::cancelAll);
    RestDoor door =
        opened(opened, RestDoor.open(http, wiring.entrance, wiring.replays, wiring.routes));
    opened(opened, door::announceEnd);
    opened(opened, Loops.start(wiring.loops));
    data.announce(new ServerFile(url, ProcessHandle.current().pid(), version, data.isSample()));
    LOG.info("Weft {} is up at {}, data in {}, catalog {}", version, url, data.path(), database);
    return new Server(url, opened);
  }

  /// Where it answers.
  String url() {
    return url;
  }

  @Override
  public void close() {
    LOG.info("Stopping");
    closeAll(opened);
    LOG.info("Stopped");
  }

  private static DataFolder open(ServerConfig config) {
    return config.data().sample()
        ? DataFolder.openSample(config.data().data())
        : DataFolder.open(config.data().data());
  }

  private static <T extends AutoCloseable> T opened(Deque<AutoCloseable> all, T one) {
    all.push(one);
    return one;
  }

  /// The last that was opened goes first; what fails does not keep the others open.
  private static void closeAll(Deque<AutoCloseable> opened) {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        LOG.error("Could not close everything", e);
      }
    }
  }

  private static long micros(Instant now) {
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
  }
}
