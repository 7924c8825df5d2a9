package dev.weft.server.config;

import dev.weft.server.config.Setting.Shape;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Sessions of people, in browsers and on the command line.
///
/// @param publicUrl where browsers reach this server; the address of its door when empty
/// @param time how long a session lasts
public record SessionConfig(Optional<URI> publicUrl, Duration time) {

  static final Setting PUBLIC_URL =
      new Setting(
          "public-url",
          Shape.TEXT,
          "",
          "Where browsers reach this server, such as `https://weft.example.com`; its host is of this"
              + " machine or one of `host-names`. The address that it listens on when nothing is"
              + " said.");
  static final Setting TIME =
      new Setting(
          "session-time",
          Shape.DURATION,
          "8h",
          "How long a session lasts before somebody signs in again, at most 7d; what an issuer"
              + " said of them counts as long.");

  static final List<Setting> ALL = List.of(PUBLIC_URL, TIME);

  public SessionConfig {
    if (publicUrl.filter(address -> !isAddress(address)).isPresent()) {
      throw ConfigErrors.outside(
          "public-url", publicUrl.get(), "an address such as https://weft.example.com");
    }
    if (!time.isPositive() || time.compareTo(Duration.ofDays(7)) > 0) {
      throw ConfigErrors.outside("session-time", time, "more than nothing and at most 7d");
    }
  }

  private static boolean isAddress(URI address) {
    return OidcConfig.isSafe(address)
        && address.getRawQuery() == null
        && address.getRawFragment() == null
        && List.of("", "/").contains(address.getRawPath());
  }

  static SessionConfig of(Settings settings) {
    return settings.part(
        () -> new SessionConfig(url(settings.text(PUBLIC_URL)), settings.duration(TIME)),
        () -> of(new Settings(List.of())));
  }

  private static Optional<URI> url(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI(text.replaceFirst("/$", "")));
    } catch (URISyntaxException _) {
      throw ConfigErrors.outside("public-url", text, "an address");
    }
  }
}
