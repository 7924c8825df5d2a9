package dev.weft.server.config;

import dev.weft.server.config.Setting.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The HTTP door.
///
/// @param host the address to listen on
/// @param port 0 for any free one
/// @param names host names by which clients may call this server besides those of loopback
/// @param bodyJson bytes of a JSON body
/// @param bodyZip bytes of a zipped folder
/// @param unpacked bytes of all files in a zipped folder
/// @param entries files in a zipped folder
/// @param grace how long requests may go on when the server stops, and then runs
public record HttpConfig(
    String host,
    int port,
    List<String> names,
    long bodyJson,
    long bodyZip,
    long unpacked,
    int entries,
    Duration grace) {

  static final Setting HOST =
      new Setting("host", Shape.TEXT, "127.0.0.1", "The address to listen on.");
  static final Setting PORT =
      new Setting("port", Shape.NUMBER, "8080", "The port to listen on; 0 takes any free one.");
  static final Setting NAMES =
      new Setting(
          "host-names",
          Shape.LIST,
          "",
          "Host names by which clients may call this server, besides those of loopback.");
  static final Setting BODY_JSON =
      new Setting("body-json", Shape.BYTES, "1MB", "The largest JSON body.");
  static final Setting BODY_ZIP =
      new Setting("body-zip", Shape.BYTES, "64MB", "The largest zipped folder.");
  static final Setting UNPACKED =
      new Setting("unpacked", Shape.BYTES, "256MB", "The largest zipped folder, unpacked.");
  static final Setting ENTRIES =
      new Setting("entries", Shape.NUMBER, "20000", "The most files in a zipped folder.");
  static final Setting GRACE =
      new Setting(
          "stop-grace",
          Shape.DURATION,
          "10s",
          "How long requests and runs may go on when the server stops.");

  static final List<Setting> ALL =
      List.of(HOST, PORT, NAMES, BODY_JSON, BODY_ZIP, UNPACKED, ENTRIES, GRACE);

  public HttpConfig {
    names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    if (host.isBlank()) {
      throw ConfigErrors.outside("host", "empty", "an address");
    }
    if (port > 65_535) {
      throw ConfigErrors.outside("port", port, "between 0 and 65535");
    }
    if (bodyJson < 1024) {
      throw ConfigErrors.outside("body-json", bodyJson, "1KB or more");
    }
    if (bodyZip < 1024 || bodyZip > Integer.MAX_VALUE / 2) {
      throw ConfigErrors.outside("body-zip", bodyZip, "between 1KB and 1GB");
    }
    if (unpacked < bodyZip) {
      throw ConfigErrors.outside("unpacked", unpacked, "at least body-zip");
    }
    if (entries < 1) {
      throw ConfigErrors.outside("entries", entries, "1 or more");
    }
  }

  /// Whether only this machine can reach the server.
  public boolean isLoopback() {
    return host.equals("localhost")
        || host.equals("::1")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }

  /// Whether clients may call this server so.
  public boolean isCalled(String name) {
    return List.of("localhost", "127.0.0.1", "[::1]", host).contains(name)
        || names.contains(name.toLowerCase(Locale.ROOT));
  }

  public HttpConfig withPort(int chosen) {
    return new HttpConfig(host, chosen, names, bodyJson, bodyZip, unpacked, entries, grace);
  }

  static HttpConfig of(Settings settings) {
    return settings.part(
        () ->
            new HttpConfig(
                settings.text(HOST),
                settings.number(PORT),
                settings.list(NAMES),
                settings.bytes(BODY_JSON),
                settings.bytes(BODY_ZIP),
                settings.bytes(UNPACKED),
                settings.number(ENTRIES),
                settings.duration(GRACE)),
        () -> of(new Settings(List.of())));
  }
}
