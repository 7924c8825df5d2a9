package dev.weft.benchmarks.door;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One connection that sends one bomb after the other. When it is told to come again later it does.
///
/// @param end as `System.nanoTime` counts
record Client(
    HttpClient http, URI query, String token, String person, int first, long end, Outcomes outcomes)
    implements Runnable {

  private static final Pattern CODE = Pattern.compile("\"code\":\"([^\"]+)\"");
  private static final List<Bomb> ALL = List.of(Bomb.values());
  private static final String BUSY = "W-SERVER-015";

  @Override
  public void run() {
    try {
      for (int at = first; System.nanoTime() < end; at++) {
        Bomb bomb = ALL.get(at % ALL.size());
        long start = System.nanoTime();
        String how = send(bomb);
        outcomes.add(bomb, how, System.nanoTime() - start);
        if (how.endsWith(BUSY)) {
          // at least what Retry-After says, and not all at one moment
          Thread.sleep(1_000 + ThreadLocalRandom.current().nextInt(1_000));
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private String send(Bomb bomb) throws InterruptedException {
    try {
      var answer = http.send(request(bomb), BodyHandlers.ofInputStream());
      return how(answer);
    } catch (IOException e) {
      return "no answer (" + e.getClass().getSimpleName() + ")";
    }
  }

  private static String how(HttpResponse<InputStream> answer) {
    try (InputStream body = answer.body()) {
      if (answer.statusCode() == 200) {
        body.transferTo(OutputStream.nullOutputStream());
        return "200";
      }
      String problem = new String(body.readAllBytes(), StandardCharsets.UTF_8);
      Matcher code = CODE.matcher(problem);
      return answer.statusCode() + " " + (code.find() ? code.group(1) : problem);
    } catch (IOException _) {
      return answer.statusCode() + " broken off";
    }
  }

  private HttpRequest request(Bomb bomb) {
    return HttpRequest.newBuilder(query)
        .header("Authorization", "Bearer " + token)
        .header("X-Weft-As", person)
        .header("Accept", "text/csv")
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(BodyPublishers.ofString("{\"sql\":\"" + bomb.sql() + "\",\"limit\":0}"))
        .build();
  }
}
