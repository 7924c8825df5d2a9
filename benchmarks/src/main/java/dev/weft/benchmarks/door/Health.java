package dev.weft.benchmarks.door;

import dev.weft.benchmarks.measure.Sample;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/// Asks GET /health every 50 ms on a connection of its own, without a library between: what is
/// measured is the server. A wait longer than the step counts for the questions too that would have
/// been asked meanwhile.
///
/// @param end as `System.nanoTime` counts
record Health(URI url, long end) implements Callable<List<Sample>> {

  private static final long STEP = 50_000_000L;

  @Override
  public List<Sample> call() throws Exception {
    var samples = new ArrayList<Sample>();
    String request = "GET /health HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n\r\n";
    try (var socket = new Socket(url.getHost(), url.getPort());
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      socket.setTcpNoDelay(true);
      while (System.nanoTime() < end) {
        long start = System.nanoTime();
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        read(in);
        long wait = System.nanoTime() - start;
        for (long one = wait; one > 0; one -= STEP) {
          samples.add(new Sample(one, 0));
        }
        Thread.sleep(Duration.ofNanos(Math.max(0, STEP - wait)));
      }
    }
    return samples;
  }

  private static void read(BufferedReader in) throws IOException {
    String status = line(in);
    if (!status.contains(" 200")) {
      throw new IOException("/health answers " + status);
    }
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(lower.indexOf(':') + 1).strip());
      }
    }
    for (int at = 0; at < length; at++) {
      if (in.read() < 0) {
        throw new IOException("/health broke off");
      }
    }
  }

  private static String line(BufferedReader in) throws IOException {
    String line = in.readLine();
    if (line == null) {
      throw new IOException("the connection for /health is closed");
    }
    return line;
  }
}
