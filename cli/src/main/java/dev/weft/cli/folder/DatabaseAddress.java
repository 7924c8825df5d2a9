package dev.weft.cli.folder;

import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.failure.Failure;
import dev.weft.model.mesh.Endpoint.Tls;
import dev.weft.usecases.offline.GivenDatabase;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// Addresses of databases on the command line: `postgresql://USER@HOST:PORT/DATABASE`, with
/// `?sslmode=` and nothing else behind it, and never with a password, which others could see.
final class DatabaseAddress {

  private static final int PORT = 5432;
  private static final String FORM = "Write postgresql://USER@HOST:PORT/DATABASE.";

  private DatabaseAddress() {}

  static GivenDatabase.Postgresql read(
      String text, Optional<String> user, Optional<String> password) {
    URI address = parsed(text);
    String named = Optional.ofNullable(address.getUserInfo()).orElse("");
    if (named.contains(":")) {
      throw CliErrors.usage(
          "The address has a password in it, which others can see on the command line",
          "Leave it out, and put it into the variable WEFT_SERVER_PASSWORD.");
    }
    String who =
        Optional.of(named)
            .filter(name -> !name.isEmpty())
            .or(() -> user)
            .orElseThrow(() -> wrong("names no user"));
    String host = Optional.ofNullable(address.getHost()).orElseThrow(() -> wrong("names no host"));
    String path = Optional.ofNullable(address.getPath()).orElse("");
    if (path.length() < 2 || path.indexOf('/', 1) > 0) {
      throw wrong("names no database");
    }
    int port = address.getPort() < 0 ? PORT : address.getPort();
    return new GivenDatabase.Postgresql(
        host, port, path.substring(1), who, password, tls(address.getQuery(), host));
  }

  private static URI parsed(String text) {
    try {
      URI address = new URI(text);
      if (address.getFragment() != null) {
        throw wrong("has a #");
      }
      return address;
    } catch (URISyntaxException e) {
      throw wrong("is none");
    }
  }

  /// What does not leave this machine may go in the clear.
  private static Tls tls(@org.jspecify.annotations.Nullable String query, String host) {
    if (query == null) {
      boolean here = host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
      return here ? Tls.DISABLE : Tls.VERIFY_FULL;
    }
    String word = query.startsWith("sslmode=") ? query.substring("sslmode=".length()) : "";
    return Tls.find(word)
        .orElseThrow(
            () ->
                wrong(
                    "may say sslmode= with "
                        + Arrays.stream(Tls.values())
                            .map(Tls::word)
                            .collect(Collectors.joining(", "))
                        + " and nothing else"));
  }

  private static Failure wrong(String what) {
    return CliErrors.usage("The address of the database " + what, FORM);
  }
}
