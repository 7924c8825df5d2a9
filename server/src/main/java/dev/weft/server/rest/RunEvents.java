package dev.weft.server.rest;

import dev.weft.usecases.run.RunView;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Tells clients how a run goes on, by looking again and again: an event for each step that is new
/// or has changed, whichever process runs it, and for one that ended before the client came.
public final class RunEvents {

  private final Answers answers;
  private final Duration pause;
  private final Duration ping;
  private final CountDownLatch stopping = new CountDownLatch(1);

  /// @param pause between two looks
  /// @param ping between two signs of life when nothing happens
  RunEvents(Answers answers, Duration pause, Duration ping) {
    this.answers = answers;
    this.pause = pause;
    this.ping = ping;
  }

  /// Ends all streams, so that the server can stop; clients ask again.
  public void stop() {
    stopping.countDown();
  }

  /// Sends until the run has ended, the client is gone or the server stops.
  void send(Supplier<RunView> look, ServerResponse response) {
    RunView run = look.get(); // before the response starts: a failure is a problem document
    try (var stream = EventStream.open(response)) {
      follow(run, look, stream);
    } catch (IOException | UncheckedIOException gone) {
      throw new CloseConnectionException("the client is gone", gone);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CloseConnectionException("the server stops", e);
    }
  }

  private void follow(RunView first, Supplier<RunView> look, EventStream stream)
      throws IOException, InterruptedException {
    var told = new HashMap<Integer, RunView.Step>();
    long said = System.nanoTime();
    for (RunView run = first; ; run = look.get()) {
      if (tell(run, told, stream)) {
        said = System.nanoTime();
      }
      if (run.ended()) {
        stream.send("end", answers.text(run));
        return;
      }
      if (System.nanoTime() - said > ping.toNanos()) {
        stream.ping();
        said = System.nanoTime();
      }
      if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  private boolean tell(RunView run, Map<Integer, RunView.Step> told, EventStream stream)
      throws IOException {
    boolean any = false;
    for (int i = 0; i < run.steps().size(); i++) {
      RunView.Step step = run.steps().get(i);
      if (!step.equals(told.put(i, step))) {
        stream.send("step", answers.part(step));
        any = true;
      }
    }
    return any;
  }
}
