package dev.weft.server.rest;

import dev.weft.usecases.query.QueryFormat;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Chooses how a result is written by the Accept header (RFC 9110 section 12.5.1): the highest
/// weight wins, then what stands first.
final class Accepted {

  private record Range(String type, double weight) {}

  private Accepted() {}

  /// Throws `WeftException` (SERVER_REQUEST) when nothing that is accepted can be sent.
  static QueryFormat format(ServerRequest request) {
    return format(String.join(",", request.headers().all(HeaderNames.ACCEPT, List::of)));
  }

  static QueryFormat format(String accept) {
    if (accept.isBlank()) {
      return QueryFormat.ARROW;
    }
    return Arrays.stream(accept.split(",", -1))
        .map(Accepted::range)
        .filter(range -> range.weight() > 0)
        .sorted(Comparator.comparingDouble(Range::weight).reversed())
        .flatMap(range -> of(range.type()).stream())
        .findFirst()
        .orElseThrow(() -> RestErrors.notAcceptable(offered()));
  }

  private static Optional<QueryFormat> of(String type) {
    if (type.equals("*/*") || type.equals("application/*")) {
      return Optional.of(QueryFormat.ARROW);
    }
    if (type.equals("text/*")) {
      return Optional.of(QueryFormat.CSV);
    }
    return Arrays.stream(QueryFormat.values())
        .filter(format -> format.mediaType().equals(type))
        .findFirst();
  }

  private static Range range(String text) {
    var parts = Arrays.stream(text.split(";", -1)).map(String::strip).toList();
    double weight =
        parts.stream()
            .filter(part -> part.matches("q=[01](\\.\\d{0,3})?"))
            .mapToDouble(part -> Double.parseDouble(part.substring(2)))
            .findFirst()
            .orElse(1);
    return new Range(parts.getFirst().toLowerCase(Locale.ROOT), weight);
  }

  private static List<String> offered() {
    return Arrays.stream(QueryFormat.values()).map(QueryFormat::mediaType).toList();
  }
}
